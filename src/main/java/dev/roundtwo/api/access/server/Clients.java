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
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The registered clients as the protocol sees them, each found in the workspace that its name names. Those that are shut out
 * are none: disabled, of a workspace that is suspended or closed, or with an account that acts there no more.
 */
@Component
class Clients implements RegisteredClientRepository {

    static final String ACCOUNT = "account";
    static final String WORKSPACE_NAME = "workspace";
    static final String SLUG = "slug";

    private static final Duration BETWEEN_ENTRIES = Duration.ofHours(1);
    private static final String SHUT_OUT = """
            case when c.disabled_at is not null then 'disabled' when w.suspended_at is not null then 'suspended'
                when w.closing_at is not null then 'closed'
                when c.account_id is not null and not exists (
                    select from acting_member m where m.workspace_id = c.workspace_id and m.account_id = c.account_id) then 'member'
            end""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    Clients(JdbcClient sql, PlatformTransactionManager transactions, Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String text) {
        return ClientId.of(text)
                .flatMap(id -> Scope.ofWorkspace(id.workspace())
                        .call(() -> transaction.execute(status -> sql.sql("""
                                select c.*, w.name as workspace, w.slug, array(select digest from oauth_secret s where s.client_id = c.id) as secrets
                                from oauth_client c join workspace w on w.id = c.workspace_id
                                where c.workspace_id = ? and c.id = ? and (%s) is null
                                """.formatted(SHUT_OUT))
                                .params(id.workspace(), id.client())
                                .query((row, number) -> client(id, row))
                                .optional())))
                .orElse(null);
    }

    /** Whether the secret is the client's, which is refused for what became of it. The log is told so once an hour. */
    boolean isShutOut(String text, String secret) {
        return ClientId.of(text)
                .flatMap(id -> Scope.ofWorkspace(id.workspace())
                        .call(() -> transaction.execute(status -> {
                            Optional<String> why = shutOut(id, secret);
                            why.ifPresent(reason -> put(id, reason));
                            return why;
                        })))
                .isPresent();
    }

    private Optional<String> shutOut(ClientId id, String secret) {
        return sql.sql("""
                        select %s as why from oauth_client c join workspace w on w.id = c.workspace_id
                        join oauth_secret s on s.client_id = c.id and s.digest = ?
                        where c.workspace_id = ? and c.id = ?
                        """.formatted(SHUT_OUT))
                .params(Secrets.digest(secret), id.workspace(), id.client())
                .query((row, number) -> Optional.ofNullable(row.getString("why")))
                .optional()
                .flatMap(why -> why);
    }

    private void put(ClientId id, String why) {
        Instant now = clock.instant();
        int first = sql.sql("""
                        update oauth_client set refused_at = ?
                        where workspace_id = ? and id = ? and (refused_at is null or refused_at <= ?)
                        """)
                .params(Timestamp.from(now), id.workspace(), id.client(), Timestamp.from(now.minus(BETWEEN_ENTRIES)))
                .update();
        if (first == 1) {
            audit.record("client.refused", "client", id.client(), "why", why);
        }
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are registered by a workspace's admins");
    }

    private static RegisteredClient client(ClientId id, ResultSet row) throws SQLException {
        ClientSettings.Builder settings = ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(true)
                .setting(WORKSPACE_NAME, row.getString("workspace"))
                .setting(SLUG, row.getString("slug"));
        RegisteredClient.Builder client = RegisteredClient.withId(id.text())
                .clientId(id.text())
                .clientName(row.getString("name"))
                .scopes(all(row, "scopes"))
                .redirectUris(all(row, "redirect_uris"))
                .tokenSettings(TokenSettings.builder()
                        .reuseRefreshTokens(false)
                        .authorizationCodeTimeToLive(TokenMaker.CODE)
                        .accessTokenTimeToLive(TokenMaker.ACCESS)
                        .refreshTokenTimeToLive(GrantSteps.LONGEST)
                        .build());
        String kind = row.getString("kind");
        if (kind.equals("PROGRAM")) {
            client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
            settings.setting(ACCOUNT, row.getObject("account_id", UUID.class).toString());
        } else {
            client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        }
        if (kind.equals("APP")) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .clientSecret(String.join(" ", strings(row, "secrets")));
        }
        return client.clientSettings(settings.build()).build();
    }

    private static Consumer<Set<String>> all(ResultSet row, String column) throws SQLException {
        String[] values = strings(row, column);
        return set -> set.addAll(Arrays.asList(values));
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
