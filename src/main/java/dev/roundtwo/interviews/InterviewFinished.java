package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: the talk is over and is being scored. */
public record InterviewFinished(UUID workspaceId, UUID interviewId, Instant at) {}
