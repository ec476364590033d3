package dev.roundtwo.platform.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rhythm of the live feed: heart-beats, how long a stream lives before its reader's rights are looked at anew, how
 * often rows are polled with and without Redis, and how long events are kept.
 */
@ConfigurationProperties("roundtwo.live")
record LiveSettings(
        @DefaultValue("15s") Duration beat,
        @DefaultValue("10m") Duration life,
        @DefaultValue("500ms") Duration pollWithoutRedis,
        @DefaultValue("10s") Duration pollAlways,
        @DefaultValue("7d") Duration kept) {}
