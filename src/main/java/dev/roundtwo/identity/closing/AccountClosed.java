package dev.roundtwo.identity.closing;

import java.util.UUID;

/** Fact: somebody closed their account. Whatever acts in its name ends now. */
public record AccountClosed(UUID accountId) {}
