package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;

/** Fact: somebody who cannot move an interview asks for another time, and whoever can has to say. */
public record TimesAsked(UUID workspaceId, UUID interviewId, UUID wishId, Instant at) {}
