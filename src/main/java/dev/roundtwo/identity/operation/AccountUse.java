package dev.roundtwo.identity.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an account is used, for operators: in how many browsers, when last, and whether it asks for a second factor. */
public record AccountUse(
        boolean twofold, int browsers, @Nullable Instant lastUsed) {}
