package dev.roundtwo.scoring;

import java.time.Instant;

/** A field as it stands. */
public record CardField(String value, int version, String changedBy, Instant changedAt) {}
