package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fact: a planned interview was called off. Who did it is null when it was a guest, or nobody in particular. */
public record InterviewCancelled(
        UUID workspaceId, UUID interviewId, @Nullable UUID by, Instant at) {}
