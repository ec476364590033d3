package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.platform.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
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

/** The registered clients as the protocol sees them, each found in the workspace that its name names. Disabled ones are none. */
@Component
class Clients implements RegisteredClientRepository {

    static final String ACCOUNT = "account";
    static final String WORKSPACE_NAME = "workspace";
    static final String SLUG = "slug";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Clients(JdbcClient sql, PlatformTransactionManager transactions) {
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
                                where c.workspace_id = ? and c.id = ? and c.disabled_at is null and w.suspended_at is null
                                """)
                                .params(id.workspace(), id.client())
                                .query((row, number) -> client(id, row))
                                .optional())))
                .orElse(null);
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
                        .refreshTokenTimeToLive(Grants.LONGEST)
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
