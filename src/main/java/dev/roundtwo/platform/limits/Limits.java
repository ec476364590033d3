package dev.roundtwo.platform.limits;

import dev.roundtwo.platform.Throttled;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How often a workspace and an account may do something, on all nodes together. Costs a round trip to Redis about once in a
 * second for each of them that is busy; while Redis is away each node counts by itself.
 */
@Component
public class Limits {

    private static final int KEPT = 50_000;

    private final SharedBuckets buckets;
    private final Allowances allowances;
    private final Map<String, Lease> leases = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Lease> eldest) {
            return size() > KEPT;
        }
    });

    Limits(SharedBuckets buckets, Allowances allowances) {
        this.buckets = buckets;
        this.allowances = allowances;
    }

    /**
     * Takes one for the account, then one for the workspace, where they are given: who is over their own limit takes nothing
     * from their workspace.
     *
     * @return how the tighter of the two stands
     * @throws Throttled when there is none left for one of them, with the time until there is
     */
    public Verdict take(Limited what, @Nullable UUID workspace, @Nullable UUID account) {
        Verdict mine = account == null ? null : take(what, "account", account.toString(), allowances.ofAccount(what));
        Verdict ours = workspace == null
                ? null
                : take(what, "workspace", workspace.toString(), allowances.of(workspace, what));
        return mine == null ? Objects.requireNonNull(ours) : ours == null ? mine : mine.tighter(ours);
    }

    /** Takes one for whoever has no account: a network address counts as an account. */
    public Verdict takeFor(Limited what, String address) {
        return take(what, "address", address, allowances.ofAccount(what));
    }

    private Verdict take(Limited what, String whose, String id, long amount) {
        Duration per = Objects.requireNonNull(what.per(), "not a rate");
        if (amount <= 0) {
            throw new Throttled(per);
        }
        // The amount is part of the key: another one is another bucket, which holds at once.
        String key = "roundtwo:limits:" + what.code() + ':' + whose + ':' + id + ':' + amount;
        return leases.computeIfAbsent(key, fresh -> new Lease(key, what.code(), amount, per))
                .take(buckets);
    }
}
