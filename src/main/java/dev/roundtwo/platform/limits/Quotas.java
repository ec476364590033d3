package dev.roundtwo.platform.limits;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How many members, megabytes and running rooms a workspace may have, and has. All in the workspace in scope. */
@Component
public class Quotas {

    private static final List<Limited> QUOTAS =
            List.of(Limited.MEMBERS, Limited.STORAGE, Limited.FILES, Limited.LIVE_ROOMS);

    private final JdbcClient sql;
    private final Allowances allowances;
    private final ObjectProvider<Counted> counted;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final OneByOne turns;

    Quotas(
            JdbcClient sql,
            Allowances allowances,
            ObjectProvider<Counted> counted,
            PlatformTransactionManager transactions,
            Clock clock,
            OneByOne turns) {
        this.turns = turns;
        this.sql = sql;
        this.allowances = allowances;
        this.counted = counted;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** How much of a quota is used. */
    public record Usage(Limited what, long used, long allowed) {

        public int percent() {
            return allowed == 0 ? 100 : (int) Math.min(100, used * 100 / allowed);
        }

        public boolean full() {
            return used >= allowed;
        }
    }

    /**
     * Makes sure that one more fits. Others who ask at the same time wait for this transaction's end.
     *
     * @throws RuleBroken when it does not, naming the quota
     */
    public void oneMore(Limited what) {
        UUID workspace = workspace();
        turns.take(what.name(), workspace);
        long allowed = allowances.inScope(what);
        if (now(what) >= allowed) {
            throw new RuleBroken("platform.quota." + what.code(), allowed);
        }
    }

    /**
     * Makes sure that there is room for more to keep, by what was measured last.
     *
     * @throws RuleBroken when there is none
     */
    public void moreToKeep() {
        long allowed = allowances.inScope(Limited.STORAGE);
        if (recorded(Limited.STORAGE) >= allowed << 20) {
            throw new RuleBroken("platform.quota.storage", allowed);
        }
    }

    /** All quotas; what is stored as it was measured last. Storage in megabytes, begun ones too. */
    public List<Usage> usage() {
        return QUOTAS.stream()
                .map(what ->
                        new Usage(what, what == Limited.STORAGE ? megabytes() : now(what), allowances.inScope(what)))
                .toList();
    }

    /** Measures the workspace in scope, and keeps what was found for those who look at many. */
    public void measure() {
        long bytes = tables().stream().mapToLong(this::bytes).sum();
        record(Limited.STORAGE, bytes);
        record(Limited.MEMBERS, now(Limited.MEMBERS));
        record(Limited.LIVE_ROOMS, now(Limited.LIVE_ROOMS));
    }

    /** Measures every workspace. */
    void measureAll() {
        List<UUID> workspaces = sql.sql("select every_workspace()")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        for (UUID workspace : workspaces) {
            Scope.ofWorkspace(workspace).run(() -> transaction.executeWithoutResult(status -> measure()));
        }
    }

    /** What was measured last, in bytes. */
    public long storedBytes() {
        return recorded(Limited.STORAGE);
    }

    private long megabytes() {
        return (storedBytes() + (1 << 20) - 1) >> 20;
    }

    private long now(Limited what) {
        return counted.stream()
                .filter(one -> one.what() == what)
                .mapToLong(one -> one.now().getAsLong())
                .sum();
    }

    private long recorded(Limited what) {
        @Nullable
        Long amount = sql.sql("select recorded_usage(?)")
                .param(what.code())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .orElse(null);
        return amount == null ? 0 : amount;
    }

    private void record(Limited what, long amount) {
        sql.sql("select record_usage(?, ?, ?)")
                .params(what.code(), amount, Timestamp.from(clock.instant()))
                .query((row, number) -> "")
                .list();
    }

    private List<String> tables() {
        return sql.sql("""
                select c.oid::regclass::text from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
                where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and has_table_privilege(c.oid, 'select')
                """).query((row, number) -> row.getString(1)).list();
    }

    /** What the rows take before they are compressed into pages; the catalogue's names need no quoting beyond its own. */
    private long bytes(String table) {
        return sql.sql("select coalesce(sum(pg_column_size(t.*)), 0) from " + table + " t where t.workspace_id = ?")
                .param(workspace())
                .query(Long.class)
                .single();
    }

    private static UUID workspace() {
        return Scope.currentWorkspace()
                .orElseThrow(() -> new IllegalStateException("A quota needs a workspace in scope"));
    }
}
