package dev.roundtwo.month;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question that was shown from then until then, with so many hints and follow-ups. */
record Asked(String title, Instant from, @Nullable Instant until, int hints, int followUps) {

    Asked until(Instant at) {
        return new Asked(title, from, at, hints, followUps);
    }

    /** Whole ones. */
    long seconds() {
        return until == null ? 0 : Duration.between(from, until).toSeconds();
    }
}
