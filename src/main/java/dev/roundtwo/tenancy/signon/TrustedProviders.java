package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.external.Provider;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.Workspaces;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds providers for whoever wants to sign in: nobody is a member of anything yet. */
@Component
class TrustedProviders {

    static final String SELECT = """
            select p.*, w.slug, w.sole_provider from sign_on_provider p join workspace w on w.id = p.workspace_id
            """;

    private static final Pattern ADDRESS = Pattern.compile("([a-z0-9-]{3,40})\\.([a-z0-9]{8})");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{3,40}");

    private final JdbcClient sql;
    private final Workspaces workspaces;
    private final Sealing sealing;
    private final SealedClientIds clientIds;
    private final PublicUrl url;
    private final TransactionTemplate transaction;

    TrustedProviders(
            JdbcClient sql,
            Workspaces workspaces,
            Sealing sealing,
            SealedClientIds clientIds,
            PublicUrl url,
            TransactionTemplate transaction) {
        this.clientIds = clientIds;
        this.sql = sql;
        this.workspaces = workspaces;
        this.sealing = sealing;
        this.url = url;
        this.transaction = transaction;
    }

    /** The provider at the address, as {@code team.k3f9x2ab}. */
    Optional<TrustedProvider> at(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return in(parts.group(1), () -> sql.sql(SELECT + " where p.handle = ?")
                        .param(parts.group(2))
                        .query(TrustedProviders::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** All of the workspace; none for one that is not there, as for one that has none. */
    List<TrustedProvider> of(String slug) {
        return SLUG.matcher(slug).matches()
                ? in(slug, () -> sql.sql(SELECT + " order by p.created_at")
                        .query(TrustedProviders::row)
                        .list())
                : List.of();
    }

    /** All of the workspaces that the account belongs to, by the names of these. */
    List<TrustedProvider> ofAll(UUID account) {
        return Scope.ofAccount(account)
                .call(() ->
                        Objects.requireNonNull(transaction.execute(status -> sql.sql("select * from own_providers()")
                                .query(TrustedProviders::row)
                                .list())));
    }

    /** The same as its client: with the secret. */
    Provider client(TrustedProvider provider) {
        String sealed = in(provider.workspaceSlug(), () -> sql.sql(
                                "select sealed_secret from sign_on_provider where id = ?")
                        .param(provider.id())
                        .query(String.class)
                        .list())
                .getFirst();
        return new Provider(
                provider.kind(),
                provider.issuer(),
                clientIds.opened(provider.id(), provider.clientId()),
                sealing.open(purpose(provider.id()), sealed),
                URI.create(returnAddress(provider)),
                provider.countsTwice(),
                Stream.of(provider.acrValues().split(" "))
                        .filter(value -> !value.isEmpty())
                        .toList(),
                provider.longestHours() == null ? null : Duration.ofHours(provider.longestHours()));
    }

    /** Where the provider sends people back to; to be registered there. */
    String returnAddress(TrustedProvider provider) {
        return url.of(provider.path() + "/callback");
    }

    /** Where the provider tells that it signed somebody out. */
    String logoutAddress(TrustedProvider provider) {
        return url.of(provider.path() + "/ended");
    }

    static String purpose(UUID id) {
        return "sign-on/" + id;
    }

    static TrustedProvider row(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new TrustedProvider(
                id,
                row.getObject("workspace_id", UUID.class),
                row.getString("slug"),
                row.getString("handle"),
                Provider.Kind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getBoolean("counts_twice"),
                row.getString("acr_values"),
                row.getObject("longest_hours", Integer.class),
                id.equals(row.getObject("sole_provider", UUID.class)));
    }

    private <T> List<T> in(String slug, Supplier<List<T>> work) {
        return workspaces
                .idOf(slug)
                .map(id -> Scope.ofWorkspace(id)
                        .call(() -> Objects.requireNonNull(transaction.execute(status -> work.get()))))
                .orElse(List.of());
    }
}
