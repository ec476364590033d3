package dev.roundtwo.api.access.server;

import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The ends of authorizations, with their families of tokens: given back, ended, or shown to have been stolen. */
@Component
class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final JdbcClient sql;
    private final OwnTransaction apart;
    private final Audit audit;
    private final Clock clock;

    Revocations(JdbcClient sql, OwnTransaction apart, Audit audit, Clock clock) {
        this.sql = sql;
        this.apart = apart;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends the authorization with all its tokens, those for the API too. */
    void revoke(Grant grant, String why) {
        scope(grant).run(() -> apart.run(() -> end(grant, "grant.revoked", why)));
    }

    /** Something was used a second time, which ends the family, in the transaction at hand. Says false. */
    boolean reused(Grant grant, String what) {
        end(grant, "token.family.revoked", what);
        LOG.atWarn()
                .addKeyValue("event", "token-reused")
                .addKeyValue("what", what)
                .addKeyValue("client", grant.client().client())
                .addKeyValue("account", grant.account())
                .log("Used a second time; the family of tokens was ended");
        return false;
    }

    private void end(Grant grant, String action, String why) {
        int ended = sql.sql(
                        "update oauth_grant set revoked_at = ?, revoked_for = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), why, grant.id())
                .update();
        if (ended == 1) {
            audit.record(
                    action,
                    "grant",
                    grant.id(),
                    "for",
                    why,
                    "of",
                    grant.account().toString());
        }
    }

    /** The workspace of an authorization; and its client, by name for the audit log. */
    static Scope scope(Grant grant) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes at) {
            at.getRequest().setAttribute(Audit.CLIENT, grant.client().client().toString());
        }
        return new Scope(grant.client().workspace(), null);
    }
}
