package dev.roundtwo.identity;

import dev.roundtwo.identity.password.Passwords;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens and names logins. Whose account it is decides the caller: a page passes the id of the one who is signed in. */
@Service
@Transactional
public class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}<>,;\"]{1,64}@[^@\\s\\p{Cntrl}<>,;\"]{1,189}");
    private static final String SELECT =
            "select id, email, name, password_hash is not null as has_password, operator, demo, picture from ";

    private final JdbcClient sql;
    private final Passwords passwords;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Accounts(JdbcClient sql, Passwords passwords, Clock clock, ApplicationEventPublisher facts) {
        this.sql = sql;
        this.passwords = passwords;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Opens an account whose e-mail we have reason to trust: the owner at set-up, the demo's people. Without a password it
     * signs in by mail link.
     *
     * @throws RuleBroken when the e-mail has an account, or one of the three breaks its rule
     */
    public Account open(String email, String name, @Nullable String password) {
        return open(email, name, password, true, false);
    }

    /**
     * Opens an account for whoever says the e-mail is theirs. The first mail link that is used proves it, and drops the
     * password chosen before: it may have been chosen by somebody else.
     */
    public Account openUnproven(String email, String name, @Nullable String password) {
        return open(email, name, password, false, false);
    }

    /** Opens an account for one of the demo's people. It has no password; only the demo's door signs it in. */
    public Account openForDemo(String email, String name) {
        return open(email, name, null, true, true);
    }

    /** Opens an account for a program. It has no password and no mail goes to its address, so nobody can sign in to it. */
    public UUID openForProgram(String name) {
        UUID id = Ids.next();
        sql.sql("insert into account (id, email, name, robot, created_at) values (?, ?, ?, true, ?)")
                .params(id, id + "@programs.invalid", checkedName(name), Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** Closes the demo's accounts; their ids are returned, so that their sessions can be ended. */
    public List<UUID> forgetDemo() {
        return sql.sql("select close_demo_accounts()")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private Account open(String email, String name, @Nullable String password, boolean proven, boolean demo) {
        RuleBroken.together(
                () -> checkedName(name), () -> checkedEmail(email), () -> checkPassword(password, email, name));
        String address = checkedEmail(email);
        String called = checkedName(name);
        String hash = password == null || password.isEmpty() ? null : passwords.hash(password);
        UUID id = Ids.next();
        try {
            sql.sql("""
                    insert into account (id, email, name, password_hash, email_proven, demo, created_at)
                    values (:id, :email, :name, :hash, :proven, :demo, :now)
                    """)
                    .param("id", id)
                    .param("email", address)
                    .param("name", called)
                    .param("hash", hash)
                    .param("proven", proven)
                    .param("demo", demo)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("identity.email.taken");
        }
        LOG.atInfo()
                .addKeyValue("event", "account-opened")
                .addKeyValue("account", id)
                .log("Account opened");
        facts.publishEvent(new AccountOpened(id));
        return new Account(id, address, called, hash != null, false, demo, null);
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(UUID id) {
        return sql.sql(SELECT + "account_by_id(?)")
                .param(id)
                .query(Accounts::account)
                .optional();
    }

    /** The person with that e-mail; programs are not found by one. */
    @Transactional(readOnly = true)
    public Optional<Account> byEmail(String email) {
        return sql.sql(SELECT + "account_by_email(?::citext) where not robot")
                .param(email.strip())
                .query(Accounts::account)
                .optional();
    }

    public void rename(UUID id, String name) {
        sql.sql("update account set name = ? where id = ?")
                .params(checkedName(name), id)
                .update();
    }

    /** Makes the account this installation's first operator; nothing happens when there is one. */
    public void makeFirstOperator(UUID id) {
        sql.sql("select first_operator(?)").param(id).query(Boolean.class).single();
    }

    /** Whether the account has ever shown that its e-mail is its own. */
    @Transactional(readOnly = true)
    public boolean proven(UUID id) {
        return sql.sql("select exists (select from account_by_id(?) where email_proven)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Whether an operator disabled the account, so that it may do nothing anywhere. */
    @Transactional(readOnly = true)
    public boolean disabled(UUID id) {
        return sql.sql("select exists (select from account_by_id(?) where disabled_at is not null)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** An account may do without a password; one that is chosen for it has to be fit. */
    public void checkPassword(@Nullable String password, String email, String name) {
        if (password != null && !password.isEmpty()) {
            passwords.check(password, email, name);
        }
    }

    /** The e-mail as stored, or the reason why it cannot be one. */
    public static String checkedEmail(@Nullable String email) {
        String address = email == null ? "" : email.strip();
        if (!EMAIL.matcher(address).matches()) {
            throw new RuleBroken("identity.email.invalid");
        }
        return address;
    }

    private static String checkedName(@Nullable String name) {
        String called = name == null ? "" : name.strip();
        if (!Storable.line(called, 80)) {
            throw new RuleBroken("identity.name.size");
        }
        return called;
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("has_password"),
                row.getBoolean("operator"),
                row.getBoolean("demo"),
                row.getObject("picture", UUID.class));
    }
}
