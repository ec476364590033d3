package dev.roundtwo.tenancy.signon;

import dev.roundtwo.tenancy.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail domain of a workspace.
 *
 * @param record the name of the TXT record that proves it, and {@code value} what it has to say
 */
public record DomainRow(
        String domain,
        String record,
        String value,
        Role role,
        @Nullable Instant proven) {}
