package dev.roundtwo.practice.rounds;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A match of a round; a place is null where somebody left the workspace since, and {@code observes} where nobody does. It is
 * nameless when it was told without names: that lasts, whatever the group does later.
 */
public record PairRow(
        UUID match,
        @Nullable Seat asks,
        @Nullable Seat answers,
        @Nullable Seat observes,
        boolean mine,
        boolean nameless) {

    /** Somebody's place. */
    public record Seat(UUID account, String name) {}
}
