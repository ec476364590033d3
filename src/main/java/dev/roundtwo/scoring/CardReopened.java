package dev.roundtwo.scoring;

import java.util.UUID;

/** Fact: a rater reopened their submitted card, and why. */
public record CardReopened(UUID workspaceId, Subject subject, UUID raterId, String reason) {}
