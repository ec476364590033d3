package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Stamps;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calling interviews off: for whoever decides in them, for either of two peers, and for admins. */
@Service
@Transactional
public class Cancellations {

    /** What begins at once can be called off for so long. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final JdbcClient sql;
    private final Deciders deciders;
    private final Stamps stamps;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Cancellations(
            JdbcClient sql,
            Deciders deciders,
            Stamps stamps,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.sql = sql;
        this.deciders = deciders;
        this.stamps = stamps;
        this.timeline = timeline;
        this.audit = audit;
        this.facts = facts;
        this.clock = clock;
    }

    /** The reason is told to everybody. */
    public void cancel(Member me, UUID interview, String reason) {
        String why = checked(reason);
        deciders.peerOr(me, interview).mustGoTo(Status.CANCELLED);
        if (tooLate(me, interview)) {
            throw new RuleBroken("interviews.cancel.begun");
        }
        cancel(me.workspaceId(), interview, why, me.accountId(), deciders.nameOf(me, interview));
    }

    /** Whether that seat may call it off: a panel's lead or candidate, or a peer. */
    @Transactional(readOnly = true)
    public boolean mayCancel(UUID interview, UUID seat) {
        return deciders.seat(interview, seat, "").filter(Status::open).isPresent();
    }

    /** For whoever holds a one-use link of that seat, signed in or not. */
    public void byLink(UUID interview, UUID seat, String reason) {
        String why = checked(reason);
        deciders.seat(interview, seat, " for no key update of i")
                .orElseThrow(() -> new NotFound("seat", seat))
                .mustGoTo(Status.CANCELLED);
        Sitter sitter = sql.sql("select workspace_id, account_id, name from seat where id = ?")
                .param(seat)
                .query(Sitter.class)
                .single();
        cancel(sitter.workspaceId(), interview, why, sitter.accountId(), sitter.name());
    }

    /** By nobody: somebody it needs is gone, or nobody came. */
    public void byItself(UUID interview, String reason) {
        int cancelled = sql.sql("""
                        update interview set status = 'CANCELLED', cancelled_because = ?, sequence = sequence + 1
                        where workspace_id = current_workspace() and id = ? and status = 'SCHEDULED'
                        """).params(reason, interview).update();
        if (cancelled == 1) {
            timeline.record(interview, null, "Round Two", Kind.CANCELLED, Audience.EVERYONE, Map.of("reason", reason));
            audit.record("interview.lapsed", "interview", interview);
            facts.publishEvent(new InterviewCancelled(
                    Objects.requireNonNull(Scope.current().workspace()), interview, null, clock.instant()));
        }
    }

    /**
     * Whether one's talk between two was to begin already: from then on each says who came, which calling off would leave without
     * answer. Who was there and said that the other was not may call it off all the same, as long as the other does not come.
     */
    @Transactional(readOnly = true)
    public boolean tooLate(Member me, UUID interview) {
        return sql.sql("""
                        select s.id, (select w.about from attendance_word w where w.by_seat = s.id and w.about <> s.id and not w.came)
                          as missing
                        from interview i join seat s on s.interview_id = i.id
                        where i.id = :id and i.mode = 'PEER' and i.status = 'SCHEDULED' and s.account_id = :me and s.part = 'PEER'
                          and i.starts_at + case when i.starts_at = i.created_at then :grace else 0 end * interval '1 minute' <= :now
                        """)
                .param("grace", GRACE.toMinutes())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", interview)
                .param("me", me.accountId())
                .query(Begun.class)
                .optional()
                .filter(mine -> mine.missing() == null || !waits(mine.id(), mine.missing(), interview))
                .isPresent();
    }

    private boolean waits(UUID seat, UUID missing, UUID interview) {
        Set<UUID> entered = timeline.entered(interview);
        return entered.contains(seat) && !entered.contains(missing);
    }

    private void cancel(UUID workspace, UUID interview, String reason, @Nullable UUID by, String name) {
        stamps.one(by); // its guests too hear of that once
        sql.sql(
                        "update interview set status = 'CANCELLED', cancelled_because = ?, sequence = sequence + 1 where id = ?")
                .params(reason, interview)
                .update();
        timeline.record(interview, null, name, Kind.CANCELLED, Audience.EVERYONE, Map.of("reason", reason));
        audit.record("interview.cancelled", "interview", interview);
        facts.publishEvent(new InterviewCancelled(workspace, interview, by, clock.instant()));
    }

    private static String checked(String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new RuleBroken("interviews.cancel.reason");
        }
        return reason.strip();
    }

    private record Sitter(UUID workspaceId, @Nullable UUID accountId, String name) {}

    /** One's seat in what was to begin, and the one of whom one says that they did not come. */
    private record Begun(UUID id, @Nullable UUID missing) {}
}
