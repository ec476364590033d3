package dev.roundtwo.identity.signin;

import dev.roundtwo.identity.AccessRenewed;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.AccountScope;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.sessions.KnownBrowsers;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.jobs.Jobs;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sign-in by a link in a mail: good once, for fifteen minutes. Kept is its digest; the link itself is in the mail alone. */
@Service
@Transactional
public class SignInLinks {

    static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final Logger LOG = LoggerFactory.getLogger(SignInLinks.class);

    private final JdbcClient sql;
    private final Jobs jobs;
    private final Accounts accounts;
    private final Protection protection;
    private final AccountScope scope;
    private final KnownBrowsers browsers;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    SignInLinks(
            JdbcClient sql,
            Jobs jobs,
            Accounts accounts,
            Protection protection,
            AccountScope scope,
            KnownBrowsers browsers,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.accounts = accounts;
        this.protection = protection;
        this.scope = scope;
        this.browsers = browsers;
        this.facts = facts;
        this.clock = clock;
    }

    /** Asks for a link. Whether the e-mail has an account is looked up in the background, so no answer can tell. */
    public void request(String email, @Nullable String next) {
        jobs.enqueue(SignInLinkJob.KIND, new SignInLinkJob.Request(email, next));
    }

    /** Whether the browser was signed in to the account of that e-mail before. */
    boolean isKnown(String email, HttpServletRequest request) {
        return accounts.byEmail(email)
                .filter(account -> browsers.knows(account.id(), request))
                .isPresent();
    }

    /** A new token for the account, to be sent to its e-mail and nowhere else. */
    public String make(UUID account, @Nullable String next) {
        String token = Secrets.token();
        sql.sql("delete from sign_in_link where expires_at < ?").param(now()).update();
        sql.sql(
                        "insert into sign_in_link (digest, account_id, next, created_at, expires_at) values (:digest, :account, :next, :now, :end)")
                .param("digest", Secrets.digest(token))
                .param("account", account)
                .param("next", next)
                .param("now", now())
                .param("end", Timestamp.from(clock.instant().plus(GOOD_FOR)))
                .update();
        return token;
    }

    /** Whose the link is, as long as it is good. Looking does not use it up: mail scanners open links. */
    @Transactional(readOnly = true)
    public Optional<Account> look(String token) {
        return sql.sql("select account_id from sign_in_link where digest = ? and expires_at > ?")
                .params(Secrets.digest(token), now())
                .query(UUID.class)
                .optional()
                .flatMap(accounts::find);
    }

    /**
     * Uses the link up. Of two at once, one gets it.
     *
     * @param here the account that is signed in in this browser already, if any
     * @throws NotFound when it was used before or is too old
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Used use(String token, @Nullable UUID here) {
        Account owner = look(token).orElseThrow(SignInLinks::gone);
        return scope.of(owner.id(), () -> use(token, owner, owner.id().equals(here)));
    }

    private Used use(String token, Account owner, boolean opener) {
        String next = sql.sql("delete from sign_in_link where digest = ? and expires_at > ? returning next")
                .params(Secrets.digest(token), now())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .orElseThrow(SignInLinks::gone)
                .orElse(null);
        sql.sql("delete from sign_in_link where account_id = ?")
                .param(owner.id())
                .update();
        boolean firstProof = prove(owner.id(), opener);
        return new Used(owner.id(), next, firstProof, firstProof && owner.hasPassword());
    }

    private static NotFound gone() {
        return new NotFound("sign-in link", "given");
    }

    /**
     * The mail arrived, so the e-mail is theirs. Passwords, second factors, apps and sessions from before may be
     * somebody else's who opened the account in their name; they go, unless this very browser opened it.
     */
    private boolean prove(UUID account, boolean opener) {
        boolean first = sql.sql("update account set email_proven = true where id = ? and not email_proven")
                        .param(account)
                        .update()
                == 1;
        boolean fromElsewhere = first && !opener;
        if (fromElsewhere) {
            sql.sql("update account set password_hash = null where id = ?")
                    .param(account)
                    .update();
            protection.clear(account);
            facts.publishEvent(new AccessRenewed(account));
            LOG.atInfo()
                    .addKeyValue("event", "email-proven")
                    .addKeyValue("account", account)
                    .log("E-mail proven, what was there before dropped");
        }
        return fromElsewhere;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * Who is signed in by the link and where they go on; whether it was the first proof, so that all sessions from before must
     * end; and whether a password went with it.
     */
    public record Used(UUID account, @Nullable String next, boolean firstProof, boolean passwordDropped) {}
}
