package dev.roundtwo.practice;

import java.time.Instant;
import java.util.UUID;

/** Fact: a round of a group was told to all; what it holds was told before it, by {@link PeersMatched}. */
public record RoundPublished(UUID workspaceId, UUID group, UUID round, Instant at) {}
