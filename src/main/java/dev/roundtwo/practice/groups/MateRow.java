package dev.roundtwo.practice.groups;

import dev.roundtwo.practice.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a group, with what shows that they take part: when they practised and how reliably they show up, and nothing of how
 * they did. The standing is null where the group plays without names and the reader does not lead it.
 */
public record MateRow(
        UUID account,
        String name,
        boolean lead,
        boolean resting,
        Instant joined,
        @Nullable Integer level,
        int rounds,
        @Nullable Instant matched,
        @Nullable Standing standing,
        boolean overdue) {}
