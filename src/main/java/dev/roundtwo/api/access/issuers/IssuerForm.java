package dev.roundtwo.api.access.issuers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed about a provider. */
record IssuerForm(
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable List<String> scopes) {}
