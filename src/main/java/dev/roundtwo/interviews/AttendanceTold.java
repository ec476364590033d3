package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: it is known whether somebody came to an interview; a later word on the same one stands. */
public record AttendanceTold(UUID workspaceId, UUID interviewId, UUID accountId, boolean kept, Instant at) {}
