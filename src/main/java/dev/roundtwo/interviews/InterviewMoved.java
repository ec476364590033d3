package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fact: an interview has another time. Who moved it is null when it was a guest; {@code seats} are those who sat in it then, without
 * who came back by its new time.
 */
public record InterviewMoved(
        UUID workspaceId,
        UUID interviewId,
        Instant from,
        Instant to,
        @Nullable UUID by,
        Instant at,
        Set<UUID> seats) {

    public InterviewMoved {
        seats = Set.copyOf(seats);
    }
}
