package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.identity.AccessRenewed;
import dev.roundtwo.identity.closing.AccountClosed;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody let clients do in their name, in all their workspaces, and taking it back. */
@Service
public class Apps {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    Apps(JdbcClient sql, PlatformTransactionManager transactions, Audit audit, Clock clock) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
    }

    public List<AppRow> of(UUID account) {
        return Scope.ofAccount(account)
                .call(() -> transaction.execute(status -> sql.sql("""
                        select c.id, c.name, w.name as workspace, a.scopes, a.given_at,
                            (select max(coalesce(g.used_at, g.started_at)) from oauth_grant g
                             where g.account_id = a.account_id and g.client_id = a.client_id and g.code_digest is not null) as used_at
                        from oauth_consent a join oauth_client c on c.id = a.client_id join workspace w on w.id = a.workspace_id
                        where a.account_id = ? order by lower(c.name), c.id
                        """)
                        .param(account)
                        .query((row, number) -> new AppRow(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("workspace"),
                                scopes((String[]) row.getArray("scopes").getArray()),
                                row.getTimestamp("given_at").toInstant(),
                                used(row.getTimestamp("used_at"))))
                        .list()));
    }

    /** From now on the client gets nothing in the account's name, and none of its tokens work. It may ask again. */
    public void revoke(UUID account, UUID client) {
        UUID workspace = Scope.ofAccount(account)
                .call(() -> transaction.execute(status -> sql.sql(
                                "select workspace_id from oauth_consent where account_id = ? and client_id = ?")
                        .params(account, client)
                        .query(UUID.class)
                        .optional()))
                .orElseThrow(() -> new NotFound("app", client));
        new Scope(workspace, account)
                .run(() -> transaction.executeWithoutResult(status -> {
                    sql.sql("delete from oauth_consent where account_id = ? and client_id = ?")
                            .params(account, client)
                            .update();
                    sql.sql(
                                    "update oauth_grant set revoked_at = ?, revoked_for = 'person' where account_id = ? and client_id = ? and revoked_at is null")
                            .params(Timestamp.from(clock.instant()), account, client)
                            .update();
                    audit.record("consent.revoked", "client", client);
                }));
    }

    /** With an account goes what it let clients do. Bringing it back does not bring that back: each has to ask again. */
    @EventListener
    void on(AccountClosed closed) {
        List<UUID> workspaces = sql.sql("select unnest(oauth_end_all_of_account())")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        if (!workspaces.isEmpty()) {
            audit.recordFor(closed.accountId(), "apps.revoked", "workspaces", Integer.toString(workspaces.size()));
        }
    }

    /** Part of what was let in before. The grants go with their tokens; the audit log tells that there were some. */
    @EventListener
    void renewed(AccessRenewed fact) {
        int given = sql.sql("delete from oauth_consent where account_id = ?")
                .param(fact.accountId())
                .update();
        int grants = sql.sql("delete from oauth_grant where account_id = ? and kind = 'CODE'")
                .param(fact.accountId())
                .update();
        if (given + grants > 0) {
            audit.recordFor(fact.accountId(), "consent.dropped", "apps", Integer.toString(given));
        }
    }

    private static List<ApiScope> scopes(String[] codes) {
        return Arrays.stream(codes)
                .map(ApiScope::of)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private static @Nullable Instant used(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
