package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.external.CodeFlow;
import dev.roundtwo.identity.external.NotVouched;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The providers of one workspace, kept by its admins. A provider is asked what it is before it is kept. */
@Service
@Transactional
public class Providers {

    private static final int MOST = 10;

    private final JdbcClient sql;
    private final CodeFlow flow;
    private final Sealing sealing;
    private final SealedClientIds clientIds;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final OneByOne turns;

    Providers(
            JdbcClient sql,
            CodeFlow flow,
            Sealing sealing,
            SealedClientIds clientIds,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction,
            OneByOne turns) {
        this.turns = turns;
        this.sql = sql;
        this.flow = flow;
        this.sealing = sealing;
        this.clientIds = clientIds;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Transactional(readOnly = true)
    public List<TrustedProvider> of(Member me) {
        me.mustBe(Role.ADMIN);
        return sql.sql(TrustedProviders.SELECT + " order by p.created_at").query(TrustedProviders::row).stream()
                .map(this::opened)
                .toList();
    }

    @Transactional(readOnly = true)
    public TrustedProvider one(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        return sql.sql(TrustedProviders.SELECT + " where p.id = ?")
                .param(id)
                .query(TrustedProviders::row)
                .optional()
                .map(this::opened)
                .orElseThrow(() -> new NotFound("provider", id));
    }

    /**
     * Trusts one more provider.
     *
     * @throws RuleBroken when something typed does not fit, or the provider does not answer as one
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public UUID add(Member me, ProviderForm form) {
        me.mustBe(Role.ADMIN);
        ProviderDraft draft = ProviderDraft.of(form, true);
        mustAnswer(draft);
        UUID id = Ids.next();
        transaction.executeWithoutResult(status -> {
            turns.take("providers", me.workspaceId());
            if (of(me).size() >= MOST) {
                throw new RuleBroken("tenancy.sign-on.many", MOST);
            }
            sql.sql("""
                    insert into sign_on_provider (id, workspace_id, handle, kind, label, issuer, client_id, sealed_secret,
                        counts_twice, acr_values, longest_hours, created_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(id, me.workspaceId(), handle(), draft.kind().name(), draft.label(), draft.issuer())
                    .params(clientIds.sealed(id, draft.clientId()))
                    .params(sealing.seal(TrustedProviders.purpose(id), draft.clientSecret()))
                    .params(draft.countsTwice(), draft.acrValues())
                    .param(draft.longestHours())
                    .params(Timestamp.from(clock.instant()))
                    .update();
            audit.record("provider.trusted", "provider", id, "issuer", draft.issuer());
        });
        return id;
    }

    /** Changes what is known of the provider. Without a secret the one there is stays, but not for another issuer. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void change(Member me, UUID id, ProviderForm form) {
        me.mustBe(Role.ADMIN);
        TrustedProvider before = Objects.requireNonNull(transaction.execute(status -> one(me, id)));
        ProviderDraft draft = ProviderDraft.of(form, false);
        if (draft.clientSecret().isEmpty() && !draft.issuer().equals(before.issuer())) {
            throw new RuleBroken("tenancy.sign-on.clientSecret.again");
        }
        mustAnswer(draft);
        transaction.executeWithoutResult(status -> {
            int changed = sql.sql("""
                    update sign_on_provider set kind = ?, label = ?, issuer = ?, client_id = ?, counts_twice = ?,
                        acr_values = ?, longest_hours = ? where id = ?
                    """)
                    .params(draft.kind().name(), draft.label(), draft.issuer())
                    .params(clientIds.sealed(id, draft.clientId()), draft.countsTwice())
                    .param(draft.acrValues())
                    .param(draft.longestHours())
                    .param(id)
                    .update();
            if (changed == 0) { // removed while it was asked who it is
                throw new NotFound("provider", id);
            }
            if (!draft.clientSecret().isEmpty()) {
                sql.sql("update sign_on_provider set sealed_secret = ? where id = ?")
                        .params(sealing.seal(TrustedProviders.purpose(id), draft.clientSecret()), id)
                        .update();
            }
            audit.record(
                    "provider.changed",
                    "provider",
                    id,
                    "issuer",
                    draft.issuer(),
                    "secret",
                    draft.clientSecret().isEmpty() ? "kept" : "new",
                    "counts-twice",
                    Boolean.toString(draft.countsTwice()));
        });
    }

    private TrustedProvider opened(TrustedProvider kept) {
        return kept.withClientId(clientIds.opened(kept.id(), kept.clientId()));
    }

    /** Trusts the provider no more. Was it the only way in, all others are open again. */
    public void remove(Member me, UUID id) {
        TrustedProvider gone = one(me, id);
        sql.sql("delete from sign_on_provider where id = ?").param(id).update();
        audit.record("provider.removed", "provider", id, "issuer", gone.issuer());
    }

    private void mustAnswer(ProviderDraft draft) {
        try {
            flow.check(draft.kind(), draft.issuer());
        } catch (NotVouched odd) {
            throw new RuleBroken(
                    odd.reason() == NotVouched.Reason.AWAY
                            ? "tenancy.sign-on.issuer.away"
                            : "tenancy.sign-on.issuer."
                                    + odd.detail().replaceFirst(" \\d+$", "").replace(' ', '-'));
        }
    }

    /** Random, so that an address is never given to another provider after one was removed. */
    private static String handle() {
        return Secrets.digest(Secrets.token())
                .replaceAll("[^a-zA-Z0-9]", "")
                .toLowerCase(Locale.ROOT)
                .substring(0, 8);
    }
}
