package dev.roundtwo.scoring;

import java.util.UUID;

/** Fact: a rater submitted their card. */
public record CardSubmitted(UUID workspaceId, Subject subject, UUID raterId) {}
