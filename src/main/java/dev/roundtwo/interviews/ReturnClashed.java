package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: somebody who might have their part in an interview again stays without it, as they are at another one at that time. */
public record ReturnClashed(UUID workspaceId, UUID interviewId, UUID seatId, Instant at) {}
