package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ClientId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One authorization as it is stored. {@code live} is false once it was revoked or is over, or its account is no member of
 * the workspace any more; {@code twice} says that a person gave it after a second factor,
 * {@code shown} that the consent page was seen.
 */
record Grant(
        UUID id,
        ClientId client,
        UUID account,
        boolean ofPerson,
        boolean twice,
        boolean shown,
        Set<String> scopes,
        @Nullable String redirectUri,
        @Nullable String state,
        @Nullable String challenge,
        @Nullable String codeDigest,
        @Nullable Instant codeEnds,
        boolean codeUsed,
        @Nullable String refreshDigest,
        Instant started,
        Instant ends,
        boolean live) {}
