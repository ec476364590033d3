package dev.roundtwo.practice;

import java.time.Instant;
import java.util.UUID;

/** Fact: somebody asks to join a practice group; its leads answer. */
public record JoinAsked(UUID workspaceId, UUID group, UUID account, Instant at) {}
