package dev.roundtwo.api.access.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed about a client; addresses stand one in a line. */
public record ClientForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String redirects,
        @Nullable List<String> scopes,
        @Nullable String role) {}
