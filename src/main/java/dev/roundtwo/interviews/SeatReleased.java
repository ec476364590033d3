package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: a member whose role lets them interview no more has no part any longer in an interview that is to come. */
public record SeatReleased(UUID workspaceId, UUID interviewId, UUID seatId, Instant at) {}
