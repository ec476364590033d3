package dev.roundtwo.identity.external;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody who signed in there just now.
 *
 * @param emailVerified whether it says that the e-mail is theirs
 * @param twice whether it says that they did so with a second factor, and its word counts
 */
public record Vouched(
        String issuer,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        boolean twice) {}
