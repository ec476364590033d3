package dev.roundtwo.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person's login, as other modules see it. */
public record Account(
        UUID id,
        String email,
        String name,
        boolean hasPassword,
        boolean operator,
        boolean demo,
        @Nullable UUID picture) {}
