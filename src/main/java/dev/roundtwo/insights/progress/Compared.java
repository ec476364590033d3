package dev.roundtwo.insights.progress;

import dev.roundtwo.scoring.Recommendation;
import java.time.Instant;
import java.util.UUID;

/** What somebody guessed of themselves in one interview, and what they got: for one signal, or overall; each 1 to 4. */
public record Compared(UUID interview, Instant at, String key, String name, int guess, int level) {

    static final String OVERALL = "recommendation";

    public boolean overall() {
        return key.equals(OVERALL);
    }

    public String guessed() {
        return name + " " + words(guess);
    }

    public String got() {
        return name + " " + words(level);
    }

    int difference() {
        return guess - level;
    }

    private String words(int step) {
        return overall() ? Recommendation.values()[step - 1].words() : Integer.toString(step);
    }
}
