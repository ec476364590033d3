package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The secrets that endpoints are signed with. A new one signs beside the old one for a day, so that no call is refused. */
@Component
@Transactional
public class WebhookSecrets {

    static final Duration OVERLAP = Duration.ofHours(24);

    private final JdbcClient sql;
    private final Sealing sealing;
    private final Audit audit;
    private final Clock clock;

    WebhookSecrets(JdbcClient sql, Sealing sealing, Audit audit, Clock clock) {
        this.sql = sql;
        this.sealing = sealing;
        this.audit = audit;
        this.clock = clock;
    }

    /** A secret as a page shows it: when it was made, and until when it signs, if that is known. */
    public record Shown(UUID id, Instant created, @Nullable Instant ends) {}

    /** Those that sign now, the newest first. */
    @Transactional(readOnly = true)
    public List<Shown> of(Member me, UUID webhook) {
        me.mustBe(Role.ADMIN);
        return sql.sql("""
                        select id, created_at, ends_at from webhook_secret
                        where workspace_id = ? and webhook_id = ? and (ends_at is null or ends_at > ?) order by created_at desc, id desc
                        """)
                .params(me.workspaceId(), webhook, now())
                .query((row, number) -> {
                    Timestamp ends = row.getTimestamp("ends_at");
                    return new Shown(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("created_at").toInstant(),
                            ends == null ? null : ends.toInstant());
                })
                .list();
    }

    /**
     * Makes a new secret; the one before signs for another day.
     *
     * @return the secret, which cannot be read again
     * @throws RuleBroken while the one before that still signs
     */
    public String rotate(Member me, UUID webhook) {
        me.mustBe(Role.ADMIN);
        boolean there = sql.sql("select id from webhook where workspace_id = ? and id = ? for update")
                .params(me.workspaceId(), webhook)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new NotFound("webhook", webhook);
        }
        if (of(me, webhook).size() > 1) {
            throw new RuleBroken("notifications.webhook.secret.two");
        }
        sql.sql("delete from webhook_secret where webhook_id = ? and ends_at <= ?")
                .params(webhook, now())
                .update();
        sql.sql("update webhook_secret set ends_at = ? where webhook_id = ? and ends_at is null")
                .params(Timestamp.from(clock.instant().plus(OVERLAP)), webhook)
                .update();
        String secret = first(me, webhook);
        audit.record("webhook.secret.rotated", "webhook", webhook);
        return secret;
    }

    /** The old secret signs no more from now on; the one that has no end cannot be ended. */
    public void end(Member me, UUID webhook, UUID secret) {
        me.mustBe(Role.ADMIN);
        int ended = sql.sql(
                        "delete from webhook_secret where workspace_id = ? and webhook_id = ? and id = ? and ends_at is not null")
                .params(me.workspaceId(), webhook, secret)
                .update();
        if (ended == 0) {
            throw new NotFound("secret", secret);
        }
        audit.record("webhook.secret.ended", "webhook", webhook);
    }

    String first(Member me, UUID webhook) {
        UUID id = Ids.next();
        String secret = Signature.freshSecret();
        sql.sql("insert into webhook_secret (id, workspace_id, webhook_id, sealed, created_at) values (?, ?, ?, ?, ?)")
                .params(id, me.workspaceId(), webhook, sealing.seal(purpose(id), secret), now())
                .update();
        return secret;
    }

    /** In the clear, the newest first, for signing. */
    List<String> open(UUID webhook) {
        return sql.sql("""
                        select id, sealed from webhook_secret
                        where webhook_id = ? and (ends_at is null or ends_at > ?) order by created_at desc, id desc
                        """)
                .params(webhook, now())
                .query((row, number) -> sealing.open(purpose(row.getObject("id", UUID.class)), row.getString("sealed")))
                .list();
    }

    private static String purpose(UUID secret) {
        return "webhook/" + secret;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
