package dev.roundtwo.identity.external;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Alerts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The identities at providers that accounts are linked to. One is (issuer, subject): an e-mail may be given to somebody else
 * one day, so it never finds an account.
 */
@Service
public class ExternalIdentities {

    private static final int MOST = 20;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Audit audit;
    private final Alerts alerts;
    private final Clock clock;
    private final OneByOne turns;
    private final TransactionTemplate own;

    ExternalIdentities(
            JdbcClient sql,
            Accounts accounts,
            Audit audit,
            Alerts alerts,
            Clock clock,
            OneByOne turns,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.turns = turns;
        this.accounts = accounts;
        this.audit = audit;
        this.alerts = alerts;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whose account it is, if anybody's. */
    public Optional<UUID> accountOf(Vouched person) {
        return Objects.requireNonNull(own.execute(status -> {
            sql.sql("select set_config('app.identity', ?, true)")
                    .param(person.issuer() + " " + person.subject())
                    .query(String.class)
                    .single();
            return sql.sql("select account_id from external_identity where issuer = ? and subject = ?")
                    .params(person.issuer(), person.subject())
                    .query(UUID.class)
                    .optional();
        }));
    }

    /** Notes that somebody signed in by it, and as whom the provider speaks of them now. */
    public void used(UUID account, Vouched person) {
        in(account, () -> sql.sql("""
                        update external_identity set last_used_at = ?, shown_as = ? where issuer = ? and subject = ?
                        """)
                .params(now(), shownAs(person), person.issuer(), person.subject())
                .update());
    }

    public List<ExternalIdentityRow> of(UUID account) {
        return in(account, () -> sql.sql("""
                        select id, issuer, shown_as, linked_at, last_used_at from external_identity
                        where account_id = ? order by linked_at
                        """)
                .param(account)
                .query((row, number) -> new ExternalIdentityRow(
                        row.getObject("id", UUID.class),
                        row.getString("issuer"),
                        row.getString("shown_as"),
                        row.getTimestamp("linked_at").toInstant(),
                        row.getTimestamp("last_used_at").toInstant()))
                .list());
    }

    /**
     * From here on whoever is this person at the provider signs in to the account. The caller has seen that both are the same
     * human being. Linked to the same account already, nothing happens.
     *
     * @throws RuleBroken when it is linked to another account, or there are too many
     */
    public void link(UUID account, Vouched person) {
        Account owner = accounts.find(account).orElseThrow(() -> new NotFound("account", account));
        if (owner.demo()) {
            throw new RuleBroken("identity.external.demo"); // its door has no lock
        }
        insert(account, person, true);
    }

    /** The same for an account that was opened a moment ago, by this person: there is nobody to tell. */
    public void linkNew(UUID account, Vouched person) {
        insert(account, person, false);
    }

    /** The identity signs in no more. */
    public void unlink(UUID account, UUID id) {
        in(account, () -> {
            String issuer = sql.sql("delete from external_identity where id = ? and account_id = ? returning issuer")
                    .params(id, account)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("identity", id));
            alerts.changed(account, "identity.unlinked", "issuer", issuer);
            return null;
        });
    }

    private void insert(UUID account, Vouched person, boolean alert) {
        Optional<UUID> known = accountOf(person);
        if (known.isPresent()) {
            if (!known.get().equals(account)) {
                throw new RuleBroken("identity.external.taken");
            }
            return;
        }
        try {
            in(account, () -> {
                turns.take("identities", account);
                int linked = sql.sql("""
                                insert into external_identity
                                    (id, account_id, issuer, subject, shown_as, linked_at, last_used_at)
                                select :id, :account, :issuer, :subject, :shown, :now, :now
                                where (select count(*) from external_identity where account_id = :account) < :most
                                """)
                        .param("id", Ids.next())
                        .param("account", account)
                        .param("issuer", person.issuer())
                        .param("subject", person.subject())
                        .param("shown", shownAs(person))
                        .param("now", now())
                        .param("most", MOST)
                        .update();
                if (linked == 0) {
                    throw new RuleBroken("identity.external.many");
                }
                if (alert) {
                    alerts.changed(account, "identity.linked", "issuer", person.issuer());
                } else {
                    audit.recordFor(account, "identity.linked", "issuer", person.issuer());
                }
                return true;
            });
        } catch (DuplicateKeyException meanwhile) {
            throw new RuleBroken("identity.external.taken");
        }
    }

    /** In a transaction of the account's own scope. */
    private <T> T in(UUID account, Supplier<T> work) {
        Scope scope = new Scope(Scope.current().workspace(), account);
        return scope.call(() -> own.execute(status -> work.get()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String shownAs(Vouched person) {
        String shown = person.email() == null ? person.name() : person.email();
        String text = shown == null || shown.isBlank() ? person.subject() : shown.strip();
        return text.length() > 254 ? text.substring(0, 254) : text;
    }
}
