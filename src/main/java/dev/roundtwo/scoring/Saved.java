package dev.roundtwo.scoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an edit. Either way its text is kept in the history. */
public sealed interface Saved {

    /** It stands, as this version of the field. */
    record Applied(int version) implements Saved {}

    /** Somebody was quicker: their text stands, as this version; ours was kept aside. */
    record Conflict(
            String theirs,
            int version,
            @Nullable String by,
            @Nullable Instant at) implements Saved {}
}
