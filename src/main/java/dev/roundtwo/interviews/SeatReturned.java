package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: somebody who was released from an interview that is to come has their part in it again. */
public record SeatReturned(UUID workspaceId, UUID interviewId, UUID seatId, Instant at) {}
