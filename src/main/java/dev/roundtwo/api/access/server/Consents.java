package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people let clients do; asked for once for each client and scope. */
@Component
class Consents implements OAuth2AuthorizationConsentService {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    Consents(JdbcClient sql, PlatformTransactionManager transactions, Audit audit, Clock clock) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String clientId, String account) {
        return in(clientId, account, client -> sql.sql(
                                "select scopes from oauth_consent where client_id = ? and account_id = ?")
                        .params(client.client(), UUID.fromString(account))
                        .query((row, number) -> {
                            var consent = OAuth2AuthorizationConsent.withId(clientId, account);
                            Arrays.stream((String[]) row.getArray(1).getArray()).forEach(consent::scope);
                            return consent.build();
                        })
                        .optional())
                .orElse(null);
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        String[] scopes = consent.getScopes().stream().sorted().toArray(String[]::new);
        in(consent.getRegisteredClientId(), consent.getPrincipalName(), client -> {
            int saved = sql.sql("""
                            insert into oauth_consent (workspace_id, client_id, account_id, scopes, given_at) values (?, ?, ?, ?, ?)
                            on conflict (client_id, account_id) do update set scopes = excluded.scopes, given_at = excluded.given_at
                            """)
                    .params(
                            client.workspace(),
                            client.client(),
                            UUID.fromString(consent.getPrincipalName()),
                            scopes,
                            Timestamp.from(clock.instant()))
                    .update();
            audit.record("consent.given", "client", client.client(), "scopes", String.join(" ", scopes));
            return saved;
        });
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        in(consent.getRegisteredClientId(), consent.getPrincipalName(), client -> sql.sql(
                        "delete from oauth_consent where client_id = ? and account_id = ?")
                .params(client.client(), UUID.fromString(consent.getPrincipalName()))
                .update());
    }

    private <T> T in(String clientId, String account, Function<ClientId, T> work) {
        ClientId client = ClientId.of(clientId).orElseThrow();
        return new Scope(client.workspace(), UUID.fromString(account))
                .call(() -> Objects.requireNonNull(transaction.execute(status -> work.apply(client))));
    }
}
