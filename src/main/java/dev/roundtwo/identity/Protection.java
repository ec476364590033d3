package dev.roundtwo.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether an account has a second factor: an authenticator app or a passkey. With one, every way in asks for it. */
@Component
public class Protection {

    private static final List<String> TABLES =
            List.of("authenticator_app", "passkey", "recovery_code", "known_browser", "external_identity");

    private final JdbcClient sql;
    private final AccountScope scope;

    Protection(JdbcClient sql, AccountScope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    public boolean isTwofold(UUID account) {
        return scope.of(account, () -> sql.sql("""
                        select exists (select from authenticator_app where account_id = :account and confirmed_at is not null)
                            or exists (select from passkey where account_id = :account)
                        """)
                .param("account", account)
                .query(Boolean.class)
                .single());
    }

    public boolean hasPasskey(UUID account) {
        return scope.of(account, () -> sql.sql("select exists (select from passkey where account_id = ?)")
                .param(account)
                .query(Boolean.class)
                .single());
    }

    /** Without a second factor there is nothing to recover, so the codes for that go with the last one. */
    public void tidy(UUID account) {
        if (!isTwofold(account)) {
            scope.of(account, () -> sql.sql("delete from recovery_code where account_id = ?")
                    .param(account)
                    .update());
        }
    }

    /** Takes all of it away, in a transaction of the account's scope: it may have been set by whoever squatted its e-mail. */
    public void clear(UUID account) {
        TABLES.forEach(table -> sql.sql("delete from " + table + " where account_id = ?")
                .param(account)
                .update());
    }
}
