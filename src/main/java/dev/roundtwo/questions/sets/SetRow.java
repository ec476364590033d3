package dev.roundtwo.questions.sets;

import java.time.Instant;
import java.util.UUID;

/** A set in a list; {@code signals} counts how many of the five it touches. */
public record SetRow(
        UUID id,
        String title,
        int number,
        String status,
        int items,
        int minutes,
        int signals,
        String changedBy,
        Instant changedAt) {

    public boolean draft() {
        return status.equals("DRAFT");
    }
}
