package dev.roundtwo.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The account behind a session, and how well it was proven: when the person last showed who they are, and whether with a
 * second factor. A session says no more of a person.
 */
public record SignedIn(UUID accountId, Instant provedAt, boolean twice) implements Principal {

    /** Whose session the request at hand belongs to; nobody's, when it has none. */
    public static Optional<SignedIn> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn me
                ? Optional.of(me)
                : Optional.empty();
    }

    /** Whether a provider's word is all that this session was opened by. */
    public boolean byProviderOnly() {
        return provedAt.equals(Instant.EPOCH);
    }

    @Override
    public String getName() {
        return accountId.toString();
    }
}
