package dev.roundtwo.platform.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job or message that was given up: what it was, why it failed, and whether it was sent round again. */
record DeadLetter(
        UUID id,
        Given given,
        String cause,
        int attempts,
        Instant firstFailed,
        Instant failedAt,
        @Nullable Instant replayedAt) {

    String shortCause() {
        return Cause.brief(cause);
    }
}
