package dev.roundtwo.api.access.server;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.scope.OwnTransaction;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What becomes of authorizations and their families of tokens, of which only digests are kept. Each step is one conditional
 * update, so that of two at once on different nodes one gets it; the other has shown something used and ends the family.
 */
@Component
class GrantSteps {

    /** How long somebody may look at the consent page. */
    static final Duration TO_CONSENT = Duration.ofMinutes(10);

    /** From the consent on, however often tokens are refreshed. */
    static final Duration LONGEST = Duration.ofDays(30);

    private final JdbcClient sql;
    private final OwnTransaction apart;
    private final Revocations revocations;
    private final Clock clock;

    GrantSteps(JdbcClient sql, OwnTransaction apart, Revocations revocations, Clock clock) {
        this.sql = sql;
        this.apart = apart;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** The account sees the consent page, having come through the workspace's door: with that one provider, if it asks for one. */
    void shown(Grant grant, @Nullable UUID door) {
        of(grant, () -> sql.sql(
                        "update oauth_grant set shown_at = ?, door = ? where id = ? and asking_digest is not null")
                .param(now())
                .param(door)
                .param(grant.id())
                .update());
    }

    /** A new authorization: one that waits for consent, that has its code, or of a program that acts by itself. */
    void begin(Grant grant, @Nullable String asking) {
        of(grant, () -> sql.sql("""
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
        return of(
                grant,
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

    /** Drops an authorization that nobody consented to. */
    void drop(Grant grant) {
        of(grant, () -> sql.sql("delete from oauth_grant where id = ? and code_digest is null")
                .param(grant.id())
                .update());
    }

    private boolean taken(Grant grant, String what, Supplier<Integer> step) {
        return of(grant, () -> step.get() == 1 || revocations.reused(grant, what));
    }

    private <T> T of(Grant grant, Supplier<T> work) {
        return Revocations.scope(grant).call(() -> Objects.requireNonNull(apart.of(work)));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
