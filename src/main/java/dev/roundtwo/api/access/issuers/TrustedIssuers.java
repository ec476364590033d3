package dev.roundtwo.api.access.issuers;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.identity.external.NotVouched;
import dev.roundtwo.identity.external.ProviderTokens;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The providers whose access tokens a workspace takes at its API. Removing one holds from the next call. */
@Service
public class TrustedIssuers {

    private static final int MOST = 10;

    private final JdbcClient sql;
    private final ProviderTokens tokens;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final OneByOne turns;

    TrustedIssuers(
            JdbcClient sql,
            ProviderTokens tokens,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction,
            OneByOne turns) {
        this.turns = turns;
        this.sql = sql;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public List<TrustedIssuer> of(Member me) {
        me.mustBe(Role.ADMIN);
        return all();
    }

    /** The provider with that name, in the workspace in scope. */
    public Optional<TrustedIssuer> named(String issuer) {
        return all().stream().filter(one -> one.issuer().equals(issuer)).findFirst();
    }

    private List<TrustedIssuer> all() {
        List<TrustedIssuer> all = transaction.execute(
                status -> sql.sql("select id, issuer, audience, scopes from trusted_issuer order by issuer")
                        .query((row, number) -> new TrustedIssuer(
                                row.getObject("id", UUID.class),
                                row.getString("issuer"),
                                row.getString("audience"),
                                List.of((String[]) row.getArray("scopes").getArray())))
                        .list());
        return all == null ? List.of() : all;
    }

    /**
     * Takes the provider's tokens from now on. It is asked who it is before, outside of any transaction.
     *
     * @throws RuleBroken when a field breaks its rule, or the provider does not answer as one
     */
    public void add(Member me, @Nullable String issuer, @Nullable String audience, @Nullable List<String> scopes) {
        me.mustBe(Role.ADMIN);
        String name = issuer == null ? "" : issuer.strip();
        String whom = audience == null ? "" : audience.strip();
        List<String> allowed =
                scopes == null ? List.of() : scopes.stream().distinct().toList();
        boolean known = allowed.stream().noneMatch(scope -> ApiScope.of(scope).isEmpty());
        RuleBroken.together(
                () -> must(Storable.line(name, 500) && tokens.mayAsk(name), "api.issuer.issuer.address"),
                () -> must(Storable.line(whom, 300), "api.issuer.audience"),
                () -> must(known && !allowed.isEmpty(), "api.issuer.scopes"));
        try {
            tokens.look(name);
        } catch (NotVouched away) {
            throw new RuleBroken("api.issuer.issuer");
        }
        transaction.executeWithoutResult(status -> insert(me, name, whom, allowed));
    }

    private static void must(boolean fit, String code) {
        if (!fit) {
            throw new RuleBroken(code);
        }
    }

    private void insert(Member me, String issuer, String audience, List<String> scopes) {
        turns.take("issuers", me.workspaceId());
        if (all().size() >= MOST) {
            throw new RuleBroken("api.issuer.many", MOST);
        }
        UUID id = Ids.next();
        try {
            sql.sql("""
                    insert into trusted_issuer (id, workspace_id, issuer, audience, scopes, created_by, created_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            id,
                            me.workspaceId(),
                            issuer,
                            audience,
                            scopes.toArray(String[]::new),
                            me.accountId(),
                            Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("api.issuer.taken");
        }
        audit.record("issuer.trusted", "issuer", id, "scopes", String.join(" ", scopes));
    }

    public void remove(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        transaction.executeWithoutResult(status -> {
            int removed = sql.sql("delete from trusted_issuer where workspace_id = ? and id = ?")
                    .params(me.workspaceId(), id)
                    .update();
            if (removed == 0) {
                throw new NotFound("issuer", id);
            }
            audit.record("issuer.removed", "issuer", id);
        });
    }
}
