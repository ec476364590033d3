package dev.roundtwo.identity.password;

import dev.roundtwo.identity.AccessRenewed;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Alerts;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets a new password for the one who is signed in. Ending their other sessions is the caller's next step. */
@Component
@Transactional
class PasswordChange {

    /** What must not change under a change: the password there was, and whose e-mail it is known to be. */
    private static final String STANDING = "coalesce(password_hash, '') || ' ' || email_proven";

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Alerts alerts;
    private final ApplicationEventPublisher facts;

    PasswordChange(
            JdbcClient sql, Accounts accounts, Passwords passwords, Alerts alerts, ApplicationEventPublisher facts) {
        this.sql = sql;
        this.accounts = accounts;
        this.passwords = passwords;
        this.alerts = alerts;
        this.facts = facts;
    }

    /**
     * An account that has a password must give it. Links mailed before are void, and what apps were given.
     *
     * @throws RuleBroken when the current password is wrong, the new one breaks a rule, or the account changed meanwhile: its
     *     owner may just have proven the e-mail, and then whoever asks here may not be the owner
     */
    void set(UUID id, @Nullable String current, String next) {
        Account account = accounts.find(id).orElseThrow(() -> new NotFound("account", id));
        if (account.demo()) {
            throw new RuleBroken("identity.password.demo");
        }
        String seen = standing(id);
        RuleBroken.together(
                () -> mustBeOf(account, current == null ? "" : current),
                () -> passwords.check(next, account.email(), account.name()));
        int changed = sql.sql("update account set password_hash = ? where id = ? and " + STANDING + " = ?")
                .params(passwords.hash(next), id, seen)
                .update();
        if (changed == 0) {
            throw new RuleBroken("identity.password.meanwhile");
        }
        sql.sql("delete from sign_in_link where account_id = ?").param(id).update();
        facts.publishEvent(new AccessRenewed(id));
        alerts.changed(id, "password.changed");
    }

    private void mustBeOf(Account account, String current) {
        if (account.hasPassword() && !passwords.areOf(account.id(), current)) {
            throw new RuleBroken("identity.password.wrong");
        }
    }

    private String standing(UUID id) {
        return sql.sql("select " + STANDING + " from account where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
