package dev.roundtwo.api.access.clients;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secrets of clients. Each may have two, so that a new one can be put in place before the old one goes. */
@Service
@Transactional
public class ClientSecrets {

    private static final int MOST = 2;

    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;

    ClientSecrets(JdbcClient sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a secret.
     *
     * @return the secret, which cannot be read again
     * @throws RuleBroken when the client has two
     */
    public String add(Member me, UUID client) {
        me.mustBe(Role.ADMIN);
        String kind = sql.sql("select kind from oauth_client where workspace_id = ? and id = ? for update")
                .params(me.workspaceId(), client)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("client", client));
        if (ClientKind.APP.name().equals(kind) || of(client).size() >= MOST) {
            throw new RuleBroken("api.client.secret.many");
        }
        UUID id = Ids.next();
        String secret = "rt2_" + Secrets.token();
        sql.sql("insert into oauth_secret (id, workspace_id, client_id, digest, created_at) values (?, ?, ?, ?, ?)")
                .params(id, me.workspaceId(), client, Secrets.digest(secret), Timestamp.from(clock.instant()))
                .update();
        audit.record("client.secret.added", "client", client, "secret", id.toString());
        return secret;
    }

    /** The secret stops working at once. */
    public void remove(Member me, UUID client, UUID secret) {
        me.mustBe(Role.ADMIN);
        int removed = sql.sql("delete from oauth_secret where workspace_id = ? and client_id = ? and id = ?")
                .params(me.workspaceId(), client, secret)
                .update();
        if (removed == 0) {
            throw new NotFound("secret", secret);
        }
        audit.record("client.secret.removed", "client", client, "secret", secret.toString());
    }

    List<ClientPage.Secret> of(UUID client) {
        return sql.sql("select id, created_at from oauth_secret where client_id = ? order by created_at, id")
                .param(client)
                .query((row, number) -> new ClientPage.Secret(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
