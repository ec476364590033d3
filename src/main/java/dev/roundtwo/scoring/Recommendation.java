package dev.roundtwo.scoring;

import java.util.Locale;
import java.util.Optional;

/** What a rater advises, strongest doubt first. */
public enum Recommendation {
    STRONG_NO("Strong no"),
    NO("No"),
    YES("Yes"),
    STRONG_YES("Strong yes");

    private final String words;

    Recommendation(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The name that style sheets go by: {@code strong-no}. */
    public String mark() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Recommendation> of(String value) {
        for (Recommendation one : values()) {
            if (one.name().equals(value)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
