package dev.roundtwo.identity.operation;

import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.audit.Audit;
import java.security.Principal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes and opens accounts. Nothing in them is deleted. */
@Service
@Transactional
class AccountDoors {

    private final JdbcClient sql;
    private final AccountList accounts;
    private final OperatorRights rights;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    AccountDoors(
            JdbcClient sql, AccountList accounts, OperatorRights rights, Sessions sessions, Audit audit, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.rights = rights;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Closes the account: from the next request it may do nothing, its sessions and streams are over. */
    void disable(Principal me, UUID id, String reason) {
        AccountRow account = accounts.one(me, id);
        if (account.is(me)) {
            throw new RuleBroken("identity.operator.self");
        }
        String why = reason.strip();
        if (!Storable.line(why, 300)) {
            throw new RuleBroken("identity.operator.reason");
        }
        boolean soleOwner =
                sql.sql("select owns_alone(?)").param(id).query(Boolean.class).single();
        if (soleOwner) {
            throw new RuleBroken("identity.operator.owner");
        }
        if (switched(id, Timestamp.from(clock.instant()), why)) {
            if (account.operator()) {
                rights.revoke(id);
            }
            audit.recordForInstallation("account.disabled", "account", id);
            sessions.endAllAfterwards(id);
        }
    }

    void enable(Principal me, UUID id) {
        accounts.one(me, id);
        if (switched(id, null, null)) {
            audit.recordForInstallation("account.enabled", "account", id);
        }
    }

    private boolean switched(UUID id, @Nullable Timestamp at, @Nullable String why) {
        return sql.sql("select operator_disable(?, ?::timestamptz, ?)")
                .param(id)
                .param(at)
                .param(why)
                .query(Boolean.class)
                .single();
    }
}
