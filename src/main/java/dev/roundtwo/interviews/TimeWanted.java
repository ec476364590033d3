package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/**
 * Fact: two people were matched and have no time in common that could be booked: they have to find one. {@code setless} when
 * nothing is published that they could practise with, which comes first.
 */
public record TimeWanted(UUID workspaceId, UUID matchId, boolean setless, Instant at) {}
