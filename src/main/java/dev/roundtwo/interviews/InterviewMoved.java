package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fact: an interview has another time. Who moved it is null when it was a guest. */
public record InterviewMoved(
        UUID workspaceId,
        UUID interviewId,
        Instant from,
        Instant to,
        @Nullable UUID by,
        Instant at) {}
