package dev.roundtwo.practice;

import java.time.Instant;
import java.util.UUID;

/** Fact: both who practise in a match that began without names agreed to be known; told once for each match. */
public record PartnersNamed(UUID workspaceId, UUID match, Instant at) {}
