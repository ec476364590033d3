package dev.roundtwo.scoring;

import java.util.UUID;

/** Who judges. Not a member: a guest may judge as well. */
public record Rater(UUID id, String name) {}
