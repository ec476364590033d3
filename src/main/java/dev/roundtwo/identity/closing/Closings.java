package dev.roundtwo.identity.closing;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.web.PublicUrl;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes, brings back and at last erases accounts. The week is kept by the database, which goes by its own clock. All but
 * erasing is done in the scope of the account itself.
 */
@Service
@Transactional
public class Closings {

    /** How long a closed account can be brought back. */
    public static final Duration WEEK = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final Mailer mailer;
    private final PublicUrl url;
    private final ApplicationEventPublisher facts;

    Closings(
            JdbcClient sql,
            Accounts accounts,
            Sessions sessions,
            Audit audit,
            Mailer mailer,
            PublicUrl url,
            ApplicationEventPublisher facts) {
        this.sql = sql;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.mailer = mailer;
        this.url = url;
        this.facts = facts;
    }

    /** When the account will be erased; empty for one that is open. */
    @Transactional(readOnly = true)
    public Optional<Instant> erasedOn(UUID me) {
        return sql.sql("select account_closed_at()")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant)
                .map(closed -> closed.plus(WEEK));
    }

    /**
     * Closes the account and ends its sessions and streams.
     *
     * @param typed the account's e-mail, typed once more
     * @throws RuleBroken when the e-mail is another one, or nobody else operates the installation
     */
    public void close(UUID me, @Nullable String typed) {
        Account account = accounts.find(me).orElseThrow(() -> new NotFound("account", me));
        if (account.demo()) {
            throw new RuleBroken("identity.closing.demo");
        }
        if (typed == null || !account.email().equalsIgnoreCase(typed.strip())) {
            throw new RuleBroken("identity.closing.email");
        }
        sql.sql("select account_takes_its_turn()").query((row, number) -> 0).list();
        if (asks("select account_leaves_no_operator()")) {
            throw new RuleBroken("identity.closing.operator");
        }
        if (!asks("select account_close()")) {
            if (erasedOn(me).isEmpty()) {
                throw new RuleBroken("identity.closing.owner");
            }
            return; // closed twice at once
        }
        audit.recordFor(me, "account.closed");
        facts.publishEvent(new AccountClosed(me));
        mailer.send(new Mail(account.email(), "Your account on Round Two is closed", """
                Hello %s,

                your account was closed just now. In 7 days it is erased for good.

                To keep it, sign in within these days and choose “Keep my account”:

                %s

                If that was not you, do so at once and change your password.
                """.formatted(
                        account.name(), url.of("/account/data"))));
        sessions.endAllAfterwards(me);
    }

    /** Brings a closed account back, as it was. */
    public void keep(UUID me) {
        if (asks("select account_keep()")) {
            audit.recordFor(me, "account.kept");
        }
    }

    /** The accounts whose week is over. */
    @Transactional(readOnly = true)
    public List<UUID> due() {
        return sql.sql("select * from accounts_to_erase()")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Erases the account with all that belongs to nobody else. */
    public void erase(UUID account) {
        if (Boolean.TRUE.equals(sql.sql("select account_erase(?)")
                .param(account)
                .query(Boolean.class)
                .single())) {
            audit.recordForInstallation("account.erased", "account", account);
        }
    }

    private boolean asks(String question) {
        return Boolean.TRUE.equals(sql.sql(question).query(Boolean.class).single());
    }
}
