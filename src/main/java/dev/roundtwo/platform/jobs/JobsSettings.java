package dev.roundtwo.platform.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node works through jobs. A node that missed its heartbeats is taken for dead and its jobs are picked up by others;
 * the pause before another try grows from the shortest to the longest.
 */
@ConfigurationProperties("roundtwo.jobs")
record JobsSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("4") int missedHeartbeats,
        @DefaultValue("8") int tries,
        @DefaultValue("1s") Duration shortestPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("30d") Duration remembered) {

    /** The longest pause after that many failures: doubled each time, up to the limit. */
    Duration pauseAfter(int failures) {
        long doubled = shortestPause.toMillis() << Math.min(failures - 1, 30);
        return Duration.ofMillis(Math.min(doubled, longestPause.toMillis()));
    }
}
