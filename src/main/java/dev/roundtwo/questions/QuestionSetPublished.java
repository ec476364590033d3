package dev.roundtwo.questions;

import java.time.Instant;
import java.util.UUID;

/** A set was published: from now on it never changes. */
public record QuestionSetPublished(UUID workspaceId, UUID setId, UUID family, int number, Instant at) {}
