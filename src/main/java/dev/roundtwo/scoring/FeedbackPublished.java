package dev.roundtwo.scoring;

import java.util.UUID;

/** Fact: the candidate has something to read; a number above 1 is a correction. */
public record FeedbackPublished(UUID workspaceId, Subject subject, UUID raterId, int number) {}
