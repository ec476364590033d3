package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
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
        if (reason.isBlank() || reason.length() > 500) {
            throw new RuleBroken("interviews.cancel.reason");
        }
        deciders.peerOr(me, interview).mustGoTo(Status.CANCELLED);
        sql.sql(
                        "update interview set status = 'CANCELLED', cancelled_because = ?, sequence = sequence + 1 where id = ?")
                .params(reason.strip(), interview)
                .update();
        timeline.record(
                interview,
                null,
                deciders.nameOf(me, interview),
                Kind.CANCELLED,
                Audience.EVERYONE,
                Map.of("reason", reason.strip()));
        audit.record("interview.cancelled", "interview", interview);
        facts.publishEvent(new InterviewCancelled(me.workspaceId(), interview, me.accountId(), clock.instant()));
    }
}
