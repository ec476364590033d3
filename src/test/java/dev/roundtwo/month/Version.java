package dev.roundtwo.month;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time that an interview had, until it was moved, called off, or begun. */
record Version(Instant known, Instant start, @Nullable Instant until) {

    Version until(Instant at) {
        return new Version(known, start, at);
    }

    /** Whether that long before it somebody had to be told that it is near. */
    boolean isNear(Duration before, Instant now) {
        Instant at = start.minus(before);
        return !at.isBefore(known) && !at.isAfter(now) && (until == null || at.isBefore(until));
    }
}
