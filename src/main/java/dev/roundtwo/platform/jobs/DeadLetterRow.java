package dev.roundtwo.platform.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dead letter as the operator's pages show it; a job's has no destination. */
public record DeadLetterRow(
        UUID id,
        String kind,
        UUID messageId,
        @Nullable UUID workspace,
        @Nullable String destination,
        String correlationId,
        String cause,
        int attempts,
        Instant firstFailed,
        Instant failedAt,
        @Nullable Instant replayedAt) {

    static DeadLetterRow of(DeadLetter letter) {
        Given given = letter.given();
        return new DeadLetterRow(
                letter.id(),
                given.kind(),
                given.messageId(),
                given.workspace(),
                given.destination(),
                given.correlationId(),
                letter.shortCause(),
                letter.attempts(),
                letter.firstFailed(),
                letter.failedAt(),
                letter.replayedAt());
    }

    public boolean replayed() {
        return replayedAt != null;
    }
}
