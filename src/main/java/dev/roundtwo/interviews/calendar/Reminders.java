package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.InterviewNear;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells that an interview is near, a day and ten minutes before it, once each for every time that it has. The row that says
 * "told" and all that is told stand in one transaction: two nodes do not both, and one that dies leaves it to the next.
 */
@Component
class Reminders {

    static final String CHORE = "remind-of-interviews";

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofMinutes(10);

    /** A word of tomorrow helps nobody any more when there is less than this; the ten minutes' one is still to come. */
    private static final Duration TOO_LATE = Duration.ofHours(1);

    private final JdbcClient sql;
    private final OwnTransaction apart;
    private final ChoreParts parts;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Reminders(JdbcClient sql, OwnTransaction apart, ChoreParts parts, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.apart = apart;
        this.parts = parts;
        this.facts = facts;
        this.clock = clock;
    }

    /** Tells what is due, one interview to a transaction: what fails in one does not keep the others. */
    void tell() {
        Instant now = clock.instant();
        parts.<Due>pages(
                last -> apart.of(() -> due(now, last)),
                one -> parts.done(CHORE, "interview " + one.interview(), () -> new Scope(one.workspace(), null)
                        .run(() -> apart.run(() -> tell(one, now)))));
    }

    private List<Due> due(Instant now, Optional<Due> last) {
        return sql.sql("""
                        select workspace_id, interview_id, soon from interviews_near(:now, cast(:day as interval),
                            cast(:late as interval), cast(:soon as interval), :after, :afterSoon, :most)
                        """)
                .param("now", Timestamp.from(now))
                .param("day", DAY.toString())
                .param("late", TOO_LATE.toString())
                .param("soon", SOON.toString())
                .param("after", last.map(Due::interview).orElse(null))
                .param("afterSoon", last.map(Due::soon).orElse(null))
                .param("most", ChoreParts.PAGE)
                .query((row, number) -> new Due(
                        row.getObject("workspace_id", UUID.class),
                        row.getObject("interview_id", UUID.class),
                        row.getBoolean("soon")))
                .list();
    }

    /** Who moves it or calls it off meanwhile waits, or was first: then this finds nothing to tell. */
    private void tell(Due due, Instant now) {
        Duration before = due.soon() ? SOON : DAY;
        Optional<Integer> sequence = sql.sql("""
                        select sequence from interview where workspace_id = current_workspace() and id = :id
                          and status = 'SCHEDULED' and starts_at > :now and starts_at <= :until for share
                        """)
                .param("id", due.interview())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(before)))
                .query(Integer.class)
                .optional();
        if (sequence.isPresent() && note(due.interview(), sequence.get(), due.soon(), now)) {
            facts.publishEvent(new InterviewNear(due.workspace(), due.interview(), due.soon(), now));
        }
    }

    /** Whoever hears of a new time later than its reminder would come needs no reminder. */
    @EventListener
    void moved(InterviewMoved moved) {
        int sequence = sql.sql("select sequence from interview where workspace_id = current_workspace() and id = ?")
                .param(moved.interviewId())
                .query(Integer.class)
                .single();
        Duration ahead = Duration.between(moved.at(), moved.to());
        if (ahead.compareTo(DAY) < 0) {
            note(moved.interviewId(), sequence, false, moved.at());
        }
        if (ahead.compareTo(SOON) < 0) {
            note(moved.interviewId(), sequence, true, moved.at());
        }
    }

    private boolean note(UUID interview, int sequence, boolean soon, Instant at) {
        return sql.sql("""
                        insert into interview_reminder (workspace_id, interview_id, sequence, soon, told_at)
                        values (current_workspace(), ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(interview, sequence, soon, Timestamp.from(at))
                        .update()
                == 1;
    }

    private record Due(UUID workspace, UUID interview, boolean soon) {}
}
