package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: an interview stays at its time, although whoever has that seat asked for another one. */
public record TimeKept(UUID workspaceId, UUID interviewId, UUID seatId, UUID wishId, Instant at) {}
