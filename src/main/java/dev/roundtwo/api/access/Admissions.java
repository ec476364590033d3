package dev.roundtwo.api.access;

import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns a token into who calls. What a token says is checked against the database each time, in one statement: that its
 * authorization stands, that its client is not disabled and may still have the scopes, and which role the account has in the workspace now.
 */
@Component
class Admissions {

    private static final Pattern IN_WORKSPACE = Pattern.compile("/api/v\\d+/workspaces/([^/]+)(/.*)?");

    private final AccessTokens tokens;
    private final ForeignAdmissions foreign;
    private final JdbcClient sql;
    private final TransactionTemplate reading;
    private final Clock clock;

    Admissions(
            AccessTokens tokens,
            ForeignAdmissions foreign,
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.tokens = tokens;
        this.foreign = foreign;
        this.sql = sql;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** The workspace that the path names, if it names one. */
    static Optional<String> workspaceIn(String path) {
        Matcher matcher = IN_WORKSPACE.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    Admitted admit(String path, String token) {
        String issuer = foreign.issuerOf(token);
        Optional<String> slug = issuer == null ? Optional.empty() : workspaceIn(path);
        return issuer != null && slug.isPresent() ? foreign.admit(slug.get(), issuer, token) : admit(token);
    }

    private Admitted admit(String token) {
        Jwt read;
        try {
            read = tokens.read(token);
        } catch (JwtException refused) {
            throw new InvalidBearerTokenException("The token is not good", refused);
        }
        UUID grant = id(read, AccessTokens.GRANT);
        UUID account = id(read, "sub");
        ClientId client = ClientId.of(read.getClaimAsString("client_id"))
                .filter(id -> id.workspace().toString().equals(read.getClaimAsString(AccessTokens.WORKSPACE)))
                .orElseThrow(() -> new InvalidBearerTokenException("The token is not good"));
        Standing standing = new Scope(client.workspace(), account)
                .call(() -> Optional.ofNullable(reading.execute(status -> standing(grant, account, client.client()))))
                .orElseThrow(() -> new InvalidBearerTokenException("The authorization behind the token was ended"));
        Set<String> scopes = Arrays.stream(
                        String.valueOf(read.getClaimAsString("scope")).split(" "))
                .filter(standing.scopes()::contains)
                .collect(Collectors.toUnmodifiableSet());
        return new Admitted(
                new Caller(account, client.workspace(), client.client().toString(), scopes),
                standing.member(),
                standing.suspended());
    }

    private @Nullable Standing standing(UUID grant, UUID account, UUID client) {
        return sql.sql("""
                        select c.scopes, m.role, m.account_id, m.workspace_id, m.slug, m.workspace, m.suspended, m.name, m.email
                        from oauth_grant g
                        join oauth_client c on c.id = g.client_id
                        left join acting_member m on m.workspace_id = g.workspace_id and m.account_id = g.account_id
                        where g.id = ? and g.account_id = ? and c.id = ? and g.revoked_at is null and g.ends_at > ? and c.disabled_at is null
                          and (g.twice or g.kind = 'CLIENT' or not coalesce(m.second_factor, false))
                          and (m.sole_provider is null or m.sole_provider = g.door or g.kind = 'CLIENT')
                        """)
                .params(grant, account, client, Timestamp.from(clock.instant()))
                .query((row, number) -> new Standing(
                        Set.of((String[]) row.getArray("scopes").getArray()), member(row), row.getBoolean("suspended")))
                .optional()
                .orElse(null);
    }

    private static @Nullable Member member(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return role == null
                ? null
                : new Member(
                        row.getObject("account_id", UUID.class),
                        row.getObject("workspace_id", UUID.class),
                        row.getString("slug"),
                        row.getString("workspace"),
                        Role.valueOf(role),
                        row.getString("name"),
                        row.getString("email"));
    }

    private static UUID id(Jwt token, String claim) {
        try {
            return UUID.fromString(token.getClaimAsString(claim));
        } catch (IllegalArgumentException odd) {
            throw new InvalidBearerTokenException("The token is not good", odd);
        }
    }

    private record Standing(Set<String> scopes, @Nullable Member member, boolean suspended) {}
}
