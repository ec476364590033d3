package dev.roundtwo.platform.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is given up: its kind and id, whose it was, the request it came from, and what it held. Where it was to go, and what it
 * was not to overtake, stand here for messages only; a job has neither.
 */
public record Given(
        String kind,
        UUID messageId,
        @Nullable UUID workspace,
        @Nullable UUID account,
        String correlationId,
        JsonNode payload,
        @Nullable Instant firstFailed,
        @Nullable String destination,
        @Nullable String lane) {}
