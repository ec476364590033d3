package dev.roundtwo.identity;

import java.util.UUID;

/** Fact: somebody has a login now. */
public record AccountOpened(UUID accountId) {}
