package dev.roundtwo.practice.partners;

import dev.roundtwo.practice.hours.Languages;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where somebody stands: not waiting, waiting as the {@code place}th of so many, or matched. */
public record State(
        boolean waiting,
        @Nullable UUID match,
        int place,
        int ofAll,
        int level,
        int reach,
        @Nullable String language,
        @Nullable Wish role,
        @Nullable Instant since,
        @Nullable Instant wider) {

    static final State AWAY = new State(false, null, 0, 0, 0, 0, null, null, null, null);

    /** The name of the language, or nothing for who waits in none. */
    public String spoken() {
        return language == null ? "" : Languages.name(language);
    }
}
