package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: somebody proposed times, and another has to choose one. */
public record TimesProposed(UUID workspaceId, UUID proposalId, Instant at) {}
