package dev.roundtwo.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/**
 * The account behind a session, and how well it was proven: when the person last showed who they are, and whether with a
 * second factor. A session says no more of a person.
 */
public record SignedIn(UUID accountId, Instant provedAt, boolean twice) implements Principal {

    /** Whether a provider's word is all that this session was opened by. */
    public boolean byProviderOnly() {
        return provedAt.equals(Instant.EPOCH);
    }

    @Override
    public String getName() {
        return accountId.toString();
    }
}
