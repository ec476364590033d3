package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: the talk began. */
public record InterviewBegan(UUID workspaceId, UUID interviewId, Instant at) {}
