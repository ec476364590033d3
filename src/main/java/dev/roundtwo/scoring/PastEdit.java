package dev.roundtwo.scoring;

import java.time.Instant;

/** One edit of the history; one that was not applied lost to a quicker one and is kept for its text. */
public record PastEdit(String field, String value, String by, Instant at, boolean applied) {}
