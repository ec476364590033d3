package dev.roundtwo.platform;

import java.time.Duration;

/** Too many tries for now. Rendered as 429 with {@code Retry-After} in seconds. */
public final class Throttled extends RuntimeException {

    private final Duration retryAfter;

    public Throttled(Duration retryAfter) {
        super("Retry after " + retryAfter);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
