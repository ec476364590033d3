package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
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

    private final JdbcClient sql;
    private final Deciders deciders;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Cancellations(
            JdbcClient sql,
            Deciders deciders,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.sql = sql;
        this.deciders = deciders;
        this.timeline = timeline;
        this.audit = audit;
        this.facts = facts;
        this.clock = clock;
    }

    /** The reason is told to everybody. */
    public void cancel(Member me, UUID interview, String reason) {
        String why = checked(reason);
        deciders.peerOr(me, interview).mustGoTo(Status.CANCELLED);
        cancel(me.workspaceId(), interview, why, me.accountId(), deciders.nameOf(me, interview));
    }

    /** Whether that seat may call it off: a panel's lead, or a peer. */
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
            facts.publishEvent(new InterviewCancelled(
                    Objects.requireNonNull(Scope.current().workspace()), interview, null, clock.instant()));
        }
    }

    private void cancel(UUID workspace, UUID interview, String reason, @Nullable UUID by, String name) {
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
}
