package dev.roundtwo.api.access.clients;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One client with all that its page shows; {@code clientId} is the public name that it sends, {@code orphaned} says that who
 * registered it is no admin any more and the secret they were told still works.
 */
public record ClientPage(
        UUID id,
        String clientId,
        String name,
        ClientKind kind,
        List<String> redirects,
        List<String> scopes,
        @Nullable String role,
        boolean disabled,
        @Nullable String registeredBy,
        boolean orphaned,
        Instant created,
        int people,
        List<Secret> secrets) {

    /** One of at most two secrets; all that is known of it is when it was made. */
    public record Secret(UUID id, Instant created) {}

    public boolean hasSecrets() {
        return kind != ClientKind.APP;
    }
}
