package dev.roundtwo.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fact: two people are to practise together, told once for each match. Who asks first in it, who answers first and who, if
 * anybody, observes; the group, if there is one; the sets to practise with, in the order of preference, none if they choose
 * themselves; and whether they know each other's names yet.
 */
public record PeersMatched(
        UUID workspaceId,
        UUID match,
        @Nullable UUID group,
        List<UUID> sets,
        UUID asks,
        UUID answers,
        @Nullable UUID observes,
        boolean anonymous,
        Instant at) {}
