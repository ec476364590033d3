package dev.roundtwo.api.access;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/** Who calls the API: an account, through which client (its id) of which workspace, and what it was allowed. */
public record Caller(UUID accountId, UUID workspaceId, String client, Set<String> scopes) implements Principal {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String getName() {
        return accountId.toString();
    }
}
