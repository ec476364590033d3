package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Audience;
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
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How interviews end outside the room: called off, or closed when everything is scored. For their lead and for admins. */
@Service
@Transactional
public class Endings {

    private final JdbcClient sql;
    private final Turns turns;
    private final Scorecards cards;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    Endings(JdbcClient sql, Turns turns, Scorecards cards, Timeline timeline, Audit audit, Clock clock) {
        this.audit = audit;
        this.sql = sql;
        this.turns = turns;
        this.cards = cards;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Calls it off; the reason is told to everybody. */
    public void cancel(Member me, UUID interview, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new RuleBroken("interviews.cancel.reason");
        }
        decidedBy(me, interview).mustGoTo(Status.CANCELLED);
        sql.sql("update interview set status = 'CANCELLED', cancelled_because = ? where id = ?")
                .params(reason.strip(), interview)
                .update();
        timeline.record(
                interview, null, me.name(), Kind.CANCELLED, Audience.EVERYONE, Map.of("reason", reason.strip()));
        audit.record("interview.cancelled", "interview", interview);
    }

    /** Closes by hand what no decision or feedback closed. */
    public void close(Member me, UUID interview) {
        decidedBy(me, interview).mustGoTo(Status.CLOSED);
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

    private Status decidedBy(Member me, UUID interview) {
        return sql.sql("""
                select status from interview i where id = :id and (:admin or exists (
                  select from seat s where s.interview_id = i.id and s.account_id = :me
                    and (s.part = 'LEAD' or (s.part = 'PEER' and s.half = 1))))
                for no key update
                """)
                .param("id", interview)
                .param("admin", me.may(Role.ADMIN))
                .param("me", me.accountId())
                .query(String.class)
                .optional()
                .map(Status::valueOf)
                .orElseThrow(() -> new NotFound("interview", interview));
    }
}
