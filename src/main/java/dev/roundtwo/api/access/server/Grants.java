package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The authorizations as they are stored, found by what a client shows. What was used before ends its family by being shown. */
@Component
class Grants {

    private static final String SELECT = """
            select g.*, exists (
                select from acting_member m
                where m.workspace_id = g.workspace_id and m.account_id = g.account_id and not m.suspended) as member
            from oauth_grant g
            """;

    private final JdbcClient sql;
    private final OwnTransaction apart;
    private final Revocations revocations;
    private final Clock clock;

    Grants(JdbcClient sql, OwnTransaction apart, Revocations revocations, Clock clock) {
        this.sql = sql;
        this.apart = apart;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** The authorization that waits for the account's consent under this state. */
    Optional<Grant> asking(UUID account, String state) {
        return in(
                new Scope(null, account),
                () -> one("where g.asking_digest = ? and g.account_id = ?", Secrets.digest(state), account));
    }

    /** The authorization of a code. One that was used before ends its family. */
    Optional<Grant> byCode(String code) {
        return byOpaque(code, workspace -> one("where g.code_digest = ?", Secrets.digest(code))
                .filter(grant -> !grant.codeUsed() || revocations.reused(grant, "code")));
    }

    /** The authorization of a refresh token. One that was exchanged before ends its family. */
    Optional<Grant> byRefresh(String token) {
        String digest = Secrets.digest(token);
        return byOpaque(token, workspace -> {
            Optional<Grant> current = one("where g.refresh_digest = ?", digest);
            if (current.isEmpty()) {
                one("where g.id = (select grant_id from oauth_spent where digest = ?)", digest)
                        .ifPresent(grant -> revocations.reused(grant, "refresh"));
            }
            return current;
        });
    }

    Optional<Grant> byId(UUID workspace, UUID id) {
        return in(new Scope(workspace, null), () -> one("where g.id = ?", id));
    }

    private Optional<Grant> byOpaque(String token, Function<UUID, Optional<Grant>> find) {
        return Opaque.workspaceOf(token)
                .flatMap(workspace -> in(new Scope(workspace, null), () -> find.apply(workspace)));
    }

    private Optional<Grant> one(String where, Object... parameters) {
        return sql.sql(SELECT + where).params(parameters).query(this::grant).optional();
    }

    private <T> T in(Scope scope, Supplier<T> work) {
        return scope.call(() -> Objects.requireNonNull(apart.of(work)));
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
