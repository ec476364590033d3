package dev.roundtwo.identity;

import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The operators of this installation, and what they may do with accounts: see that they are there, close and open them, end
 * their sessions, start a new password. Never choose one, and never see what an account wrote. For others nothing is here.
 */
@Service
@Transactional
public class Operators {

    public static final int PAGE = 30;

    private final JdbcClient sql;
    private final Sessions sessions;
    private final SignInLinks links;
    private final Mailer mailer;
    private final Audit audit;
    private final Clock clock;

    Operators(JdbcClient sql, Sessions sessions, SignInLinks links, Mailer mailer, Audit audit, Clock clock) {
        this.sql = sql;
        this.sessions = sessions;
        this.links = links;
        this.mailer = mailer;
        this.audit = audit;
        this.clock = clock;
    }

    /** An account, as operators see it. */
    public record AccountRow(
            UUID id,
            String email,
            String name,
            boolean operator,
            boolean demo,
            Instant since,
            @Nullable Instant disabledAt,
            @Nullable String disabledFor) {}

    /** How many there are of everything. */
    public record Figures(long workspaces, long suspended, long accounts, long disabled, long operators) {}

    /** The first line of whatever operators do; the right is read anew each time. */
    public UUID mustBe(Principal me) {
        UUID account = UUID.fromString(me.getName());
        if (!sql.sql("select is_operator()").query(Boolean.class).single()) {
            throw new NotFound("operator", account);
        }
        return account;
    }

    @Transactional(readOnly = true)
    public Figures figures(Principal me) {
        mustBe(me);
        return sql.sql("select * from operator_figures()").query(Figures.class).single();
    }

    /** Accounts by e-mail from the one given, those that begin with the text; one more than a page when there is another page. */
    @Transactional(readOnly = true)
    public List<AccountRow> accounts(Principal me, String start, String after) {
        mustBe(me);
        return sql.sql("select * from operator_accounts(?, ?, ?)")
                .params(start.strip().toLowerCase(Locale.ROOT), after.toLowerCase(Locale.ROOT), PAGE + 1)
                .query(Operators::row)
                .list();
    }

    /** All operators, by e-mail; they are few. */
    @Transactional(readOnly = true)
    public List<AccountRow> all(Principal me) {
        mustBe(me);
        return sql.sql("select * from operator_operators()")
                .query(Operators::row)
                .list();
    }

    @Transactional(readOnly = true)
    public AccountRow account(Principal me, UUID id) {
        mustBe(me);
        return sql.sql("select * from operator_account(?)")
                .param(id)
                .query(Operators::row)
                .optional()
                .orElseThrow(() -> new NotFound("account", id));
    }

    /** Closes the account: from the next request it may do nothing, its sessions and streams are over. */
    public void disable(Principal me, UUID id, String reason) {
        UUID by = mustBe(me);
        if (by.equals(id)) {
            throw new RuleBroken("identity.operator.self");
        }
        String why = reason.strip();
        if (!Storable.line(why, 300)) {
            throw new RuleBroken("identity.operator.reason");
        }
        AccountRow account = account(me, id);
        boolean soleOwner =
                sql.sql("select owns_alone(?)").param(id).query(Boolean.class).single();
        if (soleOwner) {
            throw new RuleBroken("identity.operator.owner");
        }
        if (switched(id, Timestamp.from(clock.instant()), why)) {
            if (account.operator()) {
                change(id, false);
            }
            audit.recordForInstallation("account.disabled", "account", id);
            sessions.endAll(id);
        }
    }

    public void enable(Principal me, UUID id) {
        mustBe(me);
        account(me, id);
        if (switched(id, null, null)) {
            audit.recordForInstallation("account.enabled", "account", id);
        }
    }

    public void endSessions(Principal me, UUID id) {
        mustBe(me);
        account(me, id);
        audit.recordForInstallation("sessions.ended", "account", id);
        sessions.endAll(id);
    }

    /** Mails the person a link with which they sign in and choose a password themselves. */
    public void startReset(Principal me, UUID id) {
        mustBe(me);
        AccountRow account = account(me, id);
        if (account.disabledAt() != null || account.demo()) {
            throw new RuleBroken("identity.operator.reset");
        }
        links.request(account.email(), "/account/security");
        audit.recordForInstallation("password.reset.started", "account", id);
    }

    /**
     * Makes the account an operator, or takes the right away.
     *
     * @throws RuleBroken when the last operator would go
     */
    public void grant(Principal me, UUID id, boolean granted) {
        mustBe(me);
        AccountRow account = account(me, id);
        if (granted && (account.disabledAt() != null || account.demo())) {
            throw new RuleBroken("identity.operator.reset");
        }
        if (!change(id, granted)) {
            return;
        }
        audit.recordForInstallation(granted ? "operator.granted" : "operator.revoked", "account", id);
        mailer.send(new Mail(
                account.email(),
                granted ? "You are an operator of Round Two now" : "You are no operator of Round Two any more",
                """
                Hello %s,

                an operator of this installation %s.

                If this is news to you, ask your operators.
                """.formatted(
                                account.name(),
                                granted
                                        ? "made you one too: the Operator pages are in the menu under your name"
                                        : "took that right from your account; everything else stays as it was")));
    }

    /** Whether anything changed. */
    private boolean change(UUID id, boolean granted) {
        String outcome = sql.sql("select operator_grant(?, ?)")
                .params(id, granted)
                .query(String.class)
                .single();
        if ("last".equals(outcome)) {
            throw new RuleBroken("identity.operator.last");
        }
        if ("refused".equals(outcome)) {
            throw new NotFound("operator", id);
        }
        return "done".equals(outcome);
    }

    private boolean switched(UUID id, @Nullable Timestamp at, @Nullable String why) {
        return sql.sql("select operator_disable(?, ?::timestamptz, ?)")
                .param(id)
                .param(at)
                .param(why)
                .query(Boolean.class)
                .single();
    }

    private static AccountRow row(ResultSet row, int number) throws SQLException {
        Timestamp disabled = row.getTimestamp("disabled_at");
        return new AccountRow(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("operator"),
                row.getBoolean("demo"),
                row.getTimestamp("created_at").toInstant(),
                disabled == null ? null : disabled.toInstant(),
                row.getString("disabled_for"));
    }
}
