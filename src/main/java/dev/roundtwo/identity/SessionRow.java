package dev.roundtwo.identity;

import java.time.Instant;

/** One place where somebody is signed in, on the account page. The handle names it without giving its id away. */
public record SessionRow(String handle, String browser, Instant since, Instant lastUsed, boolean current) {}
