package dev.roundtwo.scoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a candidate reads. It never changes; a correction is a new one with the next number. */
public record Feedback(int number, String text, List<Result> results, String by, Instant at) {

    /** A competency's result, shared when whoever published it chose so: the level and what it stands for. */
    public record Result(String name, int level, String anchor) {}

    /** The draft as it stands; {@code null} times and names mean that nobody has touched it yet. */
    public record Draft(
            String text,
            int version,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}
}
