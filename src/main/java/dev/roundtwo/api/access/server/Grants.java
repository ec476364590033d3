package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The authorizations and their families of tokens, of which only digests are kept. Each step is one conditional update, so
 * that of two at once on different nodes one gets it; the other has shown something used and ends the family.
 */
@Component
class Grants {

    /** How long somebody may look at the consent page. */
    static final Duration TO_CONSENT = Duration.ofMinutes(10);

    /** From the consent on, however often tokens are refreshed. */
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);
    private static final String SELECT = """
            select g.*, exists (
                select from acting_member m
                where m.workspace_id = g.workspace_id and m.account_id = g.account_id and not m.suspended) as member
            from oauth_grant g
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    Grants(JdbcClient sql, PlatformTransactionManager transactions, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The authorization that waits for the account's consent under this state. */
    Optional<Grant> asking(UUID account, String state) {
        return in(
                new Scope(null, account),
                () -> one("where g.asking_digest = ? and g.account_id = ?", Secrets.digest(state), account));
    }

    /** The account sees the consent page, having come through the workspace's door: with that one provider, if it asks for one. */
    void shown(Grant grant, @Nullable UUID door) {
        in(scope(grant), () -> sql.sql(
                        "update oauth_grant set shown_at = ?, door = ? where id = ? and asking_digest is not null")
                .param(now())
                .param(door)
                .param(grant.id())
                .update());
    }

    /** The authorization of a code. One that was used before ends its family. */
    Optional<Grant> byCode(String code) {
        return byOpaque(code, workspace -> one("where g.code_digest = ?", Secrets.digest(code))
                .filter(grant -> !grant.codeUsed() || reused(grant, "code")));
    }

    /** The authorization of a refresh token. One that was exchanged before ends its family. */
    Optional<Grant> byRefresh(String token) {
        String digest = Secrets.digest(token);
        return byOpaque(token, workspace -> {
            Optional<Grant> current = one("where g.refresh_digest = ?", digest);
            if (current.isEmpty()) {
                one("where g.id = (select grant_id from oauth_spent where digest = ?)", digest)
                        .ifPresent(grant -> reused(grant, "refresh"));
            }
            return current;
        });
    }

    Optional<Grant> byId(UUID workspace, UUID id) {
        return in(new Scope(workspace, null), () -> one("where g.id = ?", id));
    }

    /** A new authorization: one that waits for consent, that has its code, or of a program that acts by itself. */
    void begin(Grant grant, @Nullable String asking) {
        in(scope(grant), () -> sql.sql("""
                        insert into oauth_grant (id, workspace_id, client_id, account_id, kind, scopes, redirect_uri, state, challenge,
                            asking_digest, code_digest, code_ends_at, started_at, ends_at, twice)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(grant.id())
                .param(grant.client().workspace())
                .param(grant.client().client())
                .param(grant.account())
                .param(grant.ofPerson() ? "CODE" : "CLIENT")
                .param(grant.scopes().toArray(String[]::new))
                .param(grant.redirectUri())
                .param(grant.state())
                .param(grant.challenge())
                .param(asking == null ? null : Secrets.digest(asking))
                .param(grant.codeDigest())
                .param(grant.codeEnds() == null ? null : Timestamp.from(grant.codeEnds()))
                .param(Timestamp.from(grant.started()))
                .param(Timestamp.from(grant.ends()))
                .param(grant.twice())
                .update());
    }

    /** The account consented: the code is out, and the 30 days begin. */
    boolean consented(Grant grant, Set<String> scopes, String code, Instant codeEnds) {
        return in(
                scope(grant),
                () -> sql.sql("""
                        update oauth_grant set asking_digest = null, scopes = ?, code_digest = ?, code_ends_at = ?, started_at = ?, ends_at = ?
                        where id = ? and asking_digest is not null and revoked_at is null
                        """)
                                .params(
                                        scopes.toArray(String[]::new),
                                        Secrets.digest(code),
                                        Timestamp.from(codeEnds),
                                        now(),
                                        Timestamp.from(clock.instant().plus(LONGEST)),
                                        grant.id())
                                .update()
                        == 1);
    }

    /** The code is exchanged for the first refresh token. */
    boolean exchange(Grant grant, String refresh) {
        return taken(grant, "code", () -> sql.sql("""
                        update oauth_grant set code_used_at = ?, used_at = ?, refresh_digest = ?
                        where id = ? and code_used_at is null and revoked_at is null
                        """)
                .params(now(), now(), Secrets.digest(refresh), grant.id())
                .update());
    }

    /** A refresh token is exchanged for the next. There is no grace: whoever loses the answer asks for consent again. */
    boolean rotate(Grant grant, String next) {
        return taken(grant, "refresh", () -> {
            int rotated = sql.sql("""
                            update oauth_grant set refresh_digest = ?, used_at = ?
                            where id = ? and refresh_digest = ? and revoked_at is null
                            """)
                    .param(Secrets.digest(next))
                    .param(now())
                    .param(grant.id())
                    .param(grant.refreshDigest())
                    .update();
            if (rotated == 1) {
                sql.sql("insert into oauth_spent (digest, workspace_id, grant_id) values (?, ?, ?)")
                        .param(grant.refreshDigest())
                        .param(grant.client().workspace())
                        .param(grant.id())
                        .update();
            }
            return rotated;
        });
    }

    /** Ends the authorization with all its tokens, those for the API too. */
    void revoke(Grant grant, String why) {
        in(scope(grant), () -> {
            end(grant, "grant.revoked", why);
            return true;
        });
    }

    /** Drops an authorization that nobody consented to. */
    void drop(Grant grant) {
        in(scope(grant), () -> sql.sql("delete from oauth_grant where id = ? and code_digest is null")
                .param(grant.id())
                .update());
    }

    private boolean taken(Grant grant, String what, Supplier<Integer> step) {
        return in(scope(grant), () -> step.get() == 1 || reused(grant, what));
    }

    private boolean reused(Grant grant, String what) {
        end(grant, "token.family.revoked", what);
        LOG.atWarn()
                .addKeyValue("event", "token-reused")
                .addKeyValue("what", what)
                .addKeyValue("client", grant.client().client())
                .addKeyValue("account", grant.account())
                .log("Used a second time; the family of tokens was ended");
        return false;
    }

    private void end(Grant grant, String action, String why) {
        int ended = sql.sql(
                        "update oauth_grant set revoked_at = ?, revoked_for = ? where id = ? and revoked_at is null")
                .params(now(), why, grant.id())
                .update();
        if (ended == 1) {
            audit.record(
                    action,
                    "grant",
                    grant.id(),
                    "for",
                    why,
                    "of",
                    grant.account().toString());
        }
    }

    private Optional<Grant> byOpaque(String token, java.util.function.Function<UUID, Optional<Grant>> find) {
        return Opaque.workspaceOf(token)
                .flatMap(workspace -> in(new Scope(workspace, null), () -> find.apply(workspace)));
    }

    private Optional<Grant> one(String where, Object... parameters) {
        return sql.sql(SELECT + where).params(parameters).query(this::grant).optional();
    }

    private <T> T in(Scope scope, Supplier<T> work) {
        return scope.call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    /** Its workspace; and its client, by name for the audit log. */
    private static Scope scope(Grant grant) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes at) {
            at.getRequest().setAttribute(Audit.CLIENT, grant.client().client().toString());
        }
        return new Scope(grant.client().workspace(), null);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Grant grant(ResultSet row, int number) throws SQLException {
        Timestamp codeEnds = row.getTimestamp("code_ends_at");
        Instant ends = row.getTimestamp("ends_at").toInstant();
        boolean live =
                row.getTimestamp("revoked_at") == null && row.getBoolean("member") && ends.isAfter(clock.instant());
        return new Grant(
                row.getObject("id", UUID.class),
                new ClientId(row.getObject("workspace_id", UUID.class), row.getObject("client_id", UUID.class)),
                row.getObject("account_id", UUID.class),
                "CODE".equals(row.getString("kind")),
                row.getBoolean("twice"),
                row.getTimestamp("shown_at") != null,
                Set.of((String[]) row.getArray("scopes").getArray()),
                row.getString("redirect_uri"),
                row.getString("state"),
                row.getString("challenge"),
                row.getString("code_digest"),
                codeEnds == null ? null : codeEnds.toInstant(),
                row.getTimestamp("code_used_at") != null,
                row.getString("refresh_digest"),
                row.getTimestamp("started_at").toInstant(),
                ends,
                live);
    }
}
