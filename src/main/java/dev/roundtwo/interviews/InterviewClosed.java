package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: everything of an interview is scored and decided; nothing of it changes any more. */
public record InterviewClosed(UUID workspaceId, UUID interviewId, Instant at) {}
