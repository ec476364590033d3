package dev.roundtwo.scoring;

import java.util.UUID;

/** All that anybody but its rater may know of a card before the debrief. */
public record CardState(UUID rater, boolean submitted) {}
