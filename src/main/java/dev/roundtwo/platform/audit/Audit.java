package dev.roundtwo.platform.audit;

import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the audit log. An entry is written at the end of the transaction at hand, with it or not at all; where there is
 * none, at once. It carries who (the account in scope, the API client if any), from where, when and the correlation id.
 */
@Component
public class Audit {

    /** The request attribute that names the API client through which an account acts. */
    public static final String CLIENT = Audit.class.getName() + ".client";

    /** The chain of the installation itself; the others are named as their workspace or account. */
    public static final UUID INSTALLATION = new UUID(0, 0);

    /** The fact that tells of an act without an account whose it was, and what it says of operators. */
    public static final String BY = "by";

    public static final String OPERATOR = "operator";

    private final JdbcClient sql;
    private final EntityManager entities;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Audit(JdbcClient sql, EntityManager entities, JsonMapper json, Clock clock, TransactionTemplate transaction) {
        this.sql = sql;
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Says that something was done in the workspace in scope.
     *
     * @param action what, as {@code member.removed}: a noun and a past participle, never changed once used
     * @param kind what it was done to, as {@code member}
     * @param facts names and values in turn, as {@code "role", "ADMIN"}: codes and ids, never what somebody wrote
     */
    public void record(String action, String kind, @Nullable Object subject, String... facts) {
        UUID workspace = Scope.currentWorkspace()
                .orElseThrow(() -> new IllegalStateException("The audit log needs a workspace in scope"));
        add(entry(workspace, workspace, action, Scope.current().account(), kind, text(subject), facts));
    }

    /**
     * Says in the log of the workspace in scope what an operator did to it: that it was an operator, and neither who nor from
     * where, which the installation's own log says.
     */
    public void recordByOperator(String action, String kind, @Nullable Object subject, String... facts) {
        UUID workspace = Scope.currentWorkspace()
                .orElseThrow(() -> new IllegalStateException("The audit log needs a workspace in scope"));
        Map<String, String> said = pairs(facts);
        said.put(BY, OPERATOR);
        add(new Entry(workspace, workspace, clock.instant(), action, null, null, kind, text(subject), said, null));
    }

    /** Says that something was done to an account, by its owner or by whoever tried to be: a sign-in, a new passkey. */
    public void recordFor(UUID account, String action, String... facts) {
        add(entry(account, null, action, account, "account", account.toString(), facts));
    }

    /** Says that an operator did something to the installation. */
    public void recordForInstallation(String action, String kind, @Nullable Object subject, String... facts) {
        add(entry(INSTALLATION, null, action, Scope.current().account(), kind, text(subject), facts));
    }

    /** When it was done is now, though it is written later: a story that is seeded lies in the past. */
    private Entry entry(
            UUID chain,
            @Nullable UUID workspace,
            String action,
            @Nullable UUID account,
            String kind,
            @Nullable String subject,
            String... facts) {
        return new Entry(
                chain, workspace, clock.instant(), action, account, client(), kind, subject, pairs(facts), address());
    }

    private void add(Entry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            transaction.executeWithoutResult(status -> add(entry));
            return;
        }
        for (var standing : TransactionSynchronizationManager.getSynchronizations()) {
            if (standing instanceof Pending pending) {
                pending.entries.add(entry);
                return;
            }
        }
        Pending pending = new Pending();
        pending.entries.add(entry);
        TransactionSynchronizationManager.registerSynchronization(pending);
    }

    private void write(Entry entry) {
        sql.sql("select audit_append(?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)")
                .param(entry.chain())
                .param(entry.workspace())
                .param(Timestamp.from(entry.at()))
                .param(entry.action())
                .param(entry.account())
                .param(entry.client())
                .param(entry.kind())
                .param(entry.subject())
                .param(json.writeValueAsString(entry.facts()))
                .param(entry.address())
                .param(CorrelationFilter.current())
                .query(Long.class)
                .single();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes at
                ? at.getRequest().getRemoteAddr()
                : null;
    }

    private static @Nullable String client() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes at
                ? (String) at.getRequest().getAttribute(CLIENT)
                : null;
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static Map<String, String> pairs(String... facts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i + 1 < facts.length; i += 2) {
            pairs.put(facts[i], facts[i + 1]);
        }
        return pairs;
    }

    private record Entry(
            UUID chain,
            @Nullable UUID workspace,
            Instant at,
            String action,
            @Nullable UUID account,
            @Nullable String client,
            String kind,
            @Nullable String subject,
            Map<String, String> facts,
            @Nullable String address) {}

    /** Writes late: a chain is locked briefly, after all other rows (Hibernate's too) but the live feed's topics. */
    private final class Pending implements TransactionSynchronization {

        private final List<Entry> entries = new ArrayList<>();

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            entities.flush();
            entries.stream().sorted(Comparator.comparing(Entry::chain)).forEach(Audit.this::write);
            entries.clear();
        }
    }
}
