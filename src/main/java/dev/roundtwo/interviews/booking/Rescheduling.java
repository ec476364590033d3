package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Stamps;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The moving itself, once it is clear that it may be. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Rescheduling {

    private final JdbcClient sql;
    private final TakenTimes taken;
    private final Stamps stamps;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Rescheduling(
            JdbcClient sql,
            TakenTimes taken,
            Stamps stamps,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.sql = sql;
        this.taken = taken;
        this.stamps = stamps;
        this.timeline = timeline;
        this.audit = audit;
        this.facts = facts;
        this.clock = clock;
    }

    /** Nobody else books in the workspace, or moves this one, until the transaction ends. */
    Held hold(UUID interview) {
        taken.hold();
        return Held.of(sql, interview);
    }

    void mustBeOpen(Held held, Instant to) {
        if (held.status() != Status.SCHEDULED) {
            throw new RuleBroken("interviews.move." + held.status());
        }
        mustLieAhead(to);
        if (to.equals(held.startsAt())) {
            throw new RuleBroken("interviews.move.same");
        }
    }

    void mustLieAhead(Instant to) {
        if (to.isBefore(clock.instant())) {
            throw new RuleBroken("interviews.move.past");
        }
        if (to.isAfter(clock.instant().plus(Plan.FARTHEST))) {
            throw new RuleBroken("interviews.move.far");
        }
    }

    /** What was proposed for it is over with that. */
    void move(Held held, Instant to, @Nullable UUID by) {
        mustBeOpen(held, to);
        stamps.one(held.id(), by);
        taken.mustBeFree(held.people(), to, to.plusSeconds(60L * held.minutes()), held.id());
        taken.guarded(() -> sql.sql("update interview set starts_at = ?, sequence = sequence + 1 where id = ?")
                .params(Timestamp.from(to), held.id())
                .update());
        Instant now = clock.instant();
        sql.sql("update time_proposal set ended = 'REPLACED', ended_at = ? where interview_id = ? and ended is null")
                .params(Timestamp.from(now), held.id())
                .update();
        sql.sql("update time_wish set ended = 'REPLACED', ended_at = ? where interview_id = ? and ended is null")
                .params(Timestamp.from(now), held.id())
                .update();
        Optional<Sitting> mover = by == null ? Optional.empty() : held.seatOf(by);
        timeline.record(
                held.id(),
                mover.map(Sitting::id).orElse(null),
                mover.map(Sitting::name).orElse("Somebody"),
                Kind.SCHEDULED,
                Audience.EVERYONE,
                Map.of("as", "moved", "from", held.startsAt().toString(), "to", to.toString()));
        audit.record("interview.moved", "interview", held.id());
        facts.publishEvent(new InterviewMoved(
                Objects.requireNonNull(Scope.current().workspace()),
                held.id(),
                held.startsAt(),
                to,
                by,
                now,
                held.seats().stream().map(Sitting::id).collect(Collectors.toSet())));
    }
}
