package dev.roundtwo.platform.deliveries;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node carries messages: how many at once, how long one may take, how often one is tried that its receiver refuses, and
 * for how long one waits for a receiver that does not answer. A node that died loses its messages to others after the lease.
 */
@ConfigurationProperties("roundtwo.deliveries")
record DeliverySettings(
        @DefaultValue("64") int atOnce,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("40s") Duration longest,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("8") int tries,
        @DefaultValue("1s") Duration shortestPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("3d") Duration patience,
        @DefaultValue("30s") Duration rest) {

    /** A pause drawn between nothing and a limit that doubles with each failure, so that none come back together. */
    Duration pauseAfter(int failures) {
        long doubled = shortestPause.toMillis() << Math.min(failures - 1, 20);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(Math.min(doubled, longestPause.toMillis()) + 1));
    }
}
