package dev.roundtwo.scoring;

import java.util.UUID;

/** Fact: the debrief came to a decision, or to a new one. */
public record DecisionRecorded(UUID workspaceId, Subject subject, UUID raterId, Decision.Verdict verdict) {}
