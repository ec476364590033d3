package dev.roundtwo.platform.limits;

import dev.roundtwo.platform.Throttled;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this node holds of one shared bucket: it takes what a second refills at a time and spends it without asking, and
 * refuses without asking until there can be more. So all nodes together never give more than the limit, and one of them may
 * refuse while each other one still holds what a second refills.
 */
final class Lease {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final String key;
    private final String name;
    private final long amount;
    private final Duration per;
    private final BucketConfiguration size;
    private final long atOnce;
    private long held;
    private long shared;
    private long emptyUntil = System.nanoTime();
    private @Nullable LocalBucket own;

    Lease(String key, String name, long amount, Duration per) {
        this.key = key;
        this.name = name;
        this.amount = amount;
        this.per = per;
        this.size = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(amount).refillGreedy(amount, per))
                .build();
        this.atOnce = Math.max(1, amount * SECOND / per.toNanos());
    }

    /** Takes one. */
    synchronized Verdict take(SharedBuckets buckets) {
        if (held == 0) {
            long now = System.nanoTime();
            if (emptyUntil - now > 0) {
                throw new Throttled(Duration.ofNanos(emptyUntil - now));
            }
            fetch(buckets, now);
        }
        held--;
        long remaining = held + shared;
        return new Verdict(
                name,
                amount,
                per,
                remaining,
                per.multipliedBy(amount - remaining).dividedBy(amount));
    }

    private void fetch(SharedBuckets buckets, long now) {
        ConsumptionProbe probe = buckets.take(key, size, atOnce);
        if (probe == null) {
            probe = own().tryConsumeAndReturnRemaining(atOnce);
        } else {
            own = null;
        }
        shared = probe.getRemainingTokens();
        if (!probe.isConsumed()) {
            emptyUntil = now + probe.getNanosToWaitForRefill();
            throw new Throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        held = atOnce;
    }

    /** A bucket of the same size for the time that Redis is away. */
    private LocalBucket own() {
        LocalBucket standing = own;
        if (standing == null) {
            standing = new LocalBucketBuilder()
                    .addLimit(limit -> limit.capacity(amount).refillGreedy(amount, per))
                    .build();
            own = standing;
        }
        return standing;
    }
}
