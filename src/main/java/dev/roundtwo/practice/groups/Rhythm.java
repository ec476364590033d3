package dev.roundtwo.practice.groups;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How often a group is paired anew. */
public enum Rhythm {
    WEEKLY(7),
    FORTNIGHTLY(14),
    ON_DEMAND(0);

    private final int days;

    Rhythm(int days) {
        this.days = days;
    }

    /** The day of the round after that one; null where a lead says when. */
    public @Nullable LocalDate after(LocalDate day) {
        return this == ON_DEMAND ? null : day.plusDays(days);
    }

    public boolean recurs() {
        return this != ON_DEMAND;
    }
}
