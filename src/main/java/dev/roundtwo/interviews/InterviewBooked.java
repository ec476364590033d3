package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: an interview is planned and has its time, by hand or from a match. */
public record InterviewBooked(UUID workspaceId, UUID interviewId, Instant at) {}
