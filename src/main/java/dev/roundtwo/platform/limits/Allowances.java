package dev.roundtwo.platform.limits;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much each workspace may have: what an operator granted it, else what the installation's settings say. Granted amounts
 * are few, so each node keeps them all and reads them anew every five seconds, beside the requests.
 */
@Component
public class Allowances {

    private static final Logger LOG = LoggerFactory.getLogger(Allowances.class);
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final JdbcClient sql;
    private final LimitsSettings settings;
    private final AtomicLong readAt = new AtomicLong(System.nanoTime() - 2 * FRESH);
    private volatile Map<UUID, Map<Limited, Long>> granted = Map.of();
    private long askedAt = System.nanoTime();

    Allowances(JdbcClient sql, LimitsSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** What the workspace may have, at most five seconds old. */
    public long of(UUID workspace, Limited what) {
        readSometimes();
        Map<Limited, Long> theirs = granted.get(workspace);
        Long amount = theirs == null ? null : theirs.get(what);
        return amount == null ? settings.ofWorkspace(what) : amount;
    }

    /** What every workspace has that nothing was granted to. */
    public long usual(Limited what) {
        return settings.ofWorkspace(what);
    }

    public long ofAccount(Limited what) {
        return settings.ofAccount(what);
    }

    /** What the workspace in scope may have now, read in the transaction at hand; for what two must not overdraw at once. */
    public long inScope(Limited what) {
        return granted(what).orElse(settings.ofWorkspace(what));
    }

    /** What an operator granted the workspace in scope, if anything. */
    public Optional<Long> granted(Limited what) {
        return Optional.ofNullable(sql.sql("select granted_allowance(?)")
                .param(what.code())
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .getFirst());
    }

    /** Grants the workspace in scope an amount; with none it has what is usual. */
    public void grant(Limited what, @Nullable Long amount) {
        sql.sql("select grant_allowance(?, ?::bigint)")
                .param(what.code())
                .param(amount)
                .query((row, number) -> "")
                .list();
        readAt.set(System.nanoTime() - 2 * FRESH);
    }

    private void readSometimes() {
        long last = readAt.get();
        if (System.nanoTime() - last >= FRESH && readAt.compareAndSet(last, System.nanoTime())) {
            Thread.startVirtualThread(this::readAll);
        }
    }

    private void readAll() {
        long asking = System.nanoTime();
        try {
            Map<UUID, Map<Limited, Long>> read = new HashMap<>();
            sql.sql("select workspace_id, kind, amount from granted_allowances()")
                    .query(row -> {
                        for (Limited what : Limited.values()) {
                            if (what.code().equals(row.getString("kind"))) {
                                read.computeIfAbsent(
                                                row.getObject("workspace_id", UUID.class),
                                                workspace -> new EnumMap<>(Limited.class))
                                        .put(what, row.getLong("amount"));
                            }
                        }
                    });
            keep(read, asking);
        } catch (RuntimeException failure) {
            LOG.warn("The granted allowances are those read before: {}", failure.toString());
        }
    }

    /** Of two who read at once the one that asked later knows better, whoever is done first. */
    private synchronized void keep(Map<UUID, Map<Limited, Long>> read, long asked) {
        if (asked - askedAt > 0) {
            askedAt = asked;
            granted = read;
        }
    }
}
