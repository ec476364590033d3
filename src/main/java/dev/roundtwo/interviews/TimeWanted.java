package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: two people were matched and have no time in common that could be booked: they have to find one. */
public record TimeWanted(UUID workspaceId, UUID matchId, Instant at) {}
