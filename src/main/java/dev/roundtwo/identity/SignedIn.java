package dev.roundtwo.identity;

import java.security.Principal;
import java.util.UUID;

/** The account behind a session: all that a session says of a person. */
public record SignedIn(UUID accountId) implements Principal {

    @Override
    public String getName() {
        return accountId.toString();
    }
}
