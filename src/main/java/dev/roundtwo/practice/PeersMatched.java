package dev.roundtwo.practice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fact: two people are to practise together, told once for each match. Who asks first in it, who answers first and who, if
 * anybody, observes; the group and the set they practise with, if there is one; and whether they know each other's names yet.
 */
public record PeersMatched(
        UUID workspaceId,
        UUID match,
        @Nullable UUID group,
        @Nullable UUID set,
        UUID asks,
        UUID answers,
        @Nullable UUID observes,
        boolean anonymous,
        Instant at) {}
