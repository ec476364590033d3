package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.InterviewClosed;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.scoring.CardState;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How interviews that were held end: finished in the room, then closed when everything is scored. By hand for their lead and for admins. */
@Service
@Transactional
public class Endings {

    private final JdbcClient sql;
    private final Deciders deciders;
    private final Turns turns;
    private final Scorecards cards;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Endings(
            JdbcClient sql,
            Deciders deciders,
            Turns turns,
            Scorecards cards,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.audit = audit;
        this.sql = sql;
        this.deciders = deciders;
        this.facts = facts;
        this.turns = turns;
        this.cards = cards;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Closes by hand what no decision or feedback closed. */
    public void close(Member me, UUID interview) {
        deciders.only(me, interview).mustGoTo(Status.CLOSED);
        if (!allSubmitted(interview)) {
            throw new RuleBroken("interviews.close.cards");
        }
        close(interview, me.name());
    }

    /** Closes what is being scored, when all cards are in; else nothing happens. */
    void closeIfDone(UUID interview, String who) {
        if (allSubmitted(interview)) {
            close(interview, who);
        }
    }

    /** The talk is over. Closes what peers finish when both cards were in before; a panel still has to decide. */
    public void finished(Seat me) {
        Scope scope = me.accountId() == null ? Scope.current() : new Scope(me.workspaceId(), me.accountId());
        scope.run(() -> audit.record(
                "interview.finished",
                "interview",
                me.interviewId(),
                "seat",
                me.id().toString()));
        facts.publishEvent(new InterviewFinished(me.workspaceId(), me.interviewId(), clock.instant()));
        if (me.part() == Part.PEER) {
            closeIfDone(me.interviewId(), me.name());
        }
    }

    private void close(UUID interview, String who) {
        int closed = sql.sql(
                        "update interview set status = 'CLOSED', closed_at = ? where id = ? and status = 'SCORING'")
                .params(Timestamp.from(clock.instant()), interview)
                .update();
        if (closed == 1) {
            timeline.record(interview, null, who, Kind.CLOSED, Audience.EVERYONE, Map.of());
            audit.record("interview.closed", "interview", interview);
            facts.publishEvent(new InterviewClosed(
                    Scope.currentWorkspace().orElseThrow(() -> new NotFound("interview", interview)),
                    interview,
                    clock.instant()));
        }
    }

    /** Whether every rater of every turn has submitted. */
    private boolean allSubmitted(UUID interview) {
        return turns.raters(interview).entrySet().stream().allMatch(turn -> {
            Set<UUID> missing = new HashSet<>(turn.getValue());
            cards.states(new Subject("turn", turn.getKey())).stream()
                    .filter(CardState::submitted)
                    .map(CardState::rater)
                    .forEach(missing::remove);
            return missing.isEmpty();
        });
    }
}
