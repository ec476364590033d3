package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: an interview begins in a day, or in ten minutes ({@code soon}); told once each, anew when it was moved. */
public record InterviewNear(UUID workspaceId, UUID interviewId, boolean soon, Instant at) {}
