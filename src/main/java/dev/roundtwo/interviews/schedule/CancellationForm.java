package dev.roundtwo.interviews.schedule;

import org.jspecify.annotations.Nullable;

/** Why an interview is called off, as it was typed. */
public record CancellationForm(@Nullable String reason) {

    String words() {
        return reason == null ? "" : reason;
    }
}
