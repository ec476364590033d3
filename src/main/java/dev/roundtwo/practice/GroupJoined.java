package dev.roundtwo.practice;

import java.time.Instant;
import java.util.UUID;

/** Fact: somebody belongs to a practice group from now on. {@code by} is who let them in, or they themselves by a link. */
public record GroupJoined(UUID workspaceId, UUID group, UUID account, UUID by, Instant at) {}
