package dev.roundtwo.welcome;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up the first workspace of an installation. Whoever comes first owns it and becomes the installation's operator; from
 * then on the door is shut and people join by invitation.
 */
@Component
class SetUp {

    private static final long ONE_AT_A_TIME = 0x52_32_5E_70L;

    private final Accounts accounts;
    private final Workspaces workspaces;
    private final JdbcClient sql;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SetUp(
            Accounts accounts,
            Workspaces workspaces,
            JdbcClient sql,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.audit = audit;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean stillToDo() {
        return sql.sql("select nothing_here()").query(Boolean.class).single();
    }

    /** Whether the password, if one was chosen, will do for that person. */
    void checkPassword(SetUpForm form) {
        accounts.checkPassword(form.password(), form.email(), form.name());
    }

    /** The new workspace's owner. Two who come at once: one sets it up, the other is told so. */
    Member found(SetUpForm form) {
        var scope = new Scope(Ids.next(), null);
        return scope.call(() -> Objects.requireNonNull(transaction.execute(status -> {
            sql.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_AT_A_TIME)
                    .query((row, n) -> "")
                    .single();
            if (!stillToDo()) {
                throw new RuleBroken("welcome.setup.done");
            }
            var owner =
                    accounts.open(form.email(), form.name(), form.password()).id();
            accounts.makeFirstOperator(owner);
            audit.recordForInstallation("installation.founded", "account", owner);
            return workspaces.found(
                    Objects.requireNonNull(scope.workspace()),
                    form.slug(),
                    form.workspace().strip(),
                    owner,
                    false);
        })));
    }
}
