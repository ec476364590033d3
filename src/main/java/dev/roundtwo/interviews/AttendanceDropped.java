package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: two people disagree about who came to an interview; what was told of it counts for nobody any more. */
public record AttendanceDropped(UUID workspaceId, UUID interviewId, Instant at) {}
