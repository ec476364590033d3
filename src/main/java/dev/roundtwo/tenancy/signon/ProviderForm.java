package dev.roundtwo.tenancy.signon;

import org.jspecify.annotations.Nullable;

/** What an admin typed about a provider. An empty secret keeps the one there is. */
public record ProviderForm(
        @Nullable String kind,
        @Nullable String label,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable Boolean countsTwice,
        @Nullable String acrValues,
        @Nullable String longestHours) {

    static ProviderForm of(TrustedProvider provider) {
        return new ProviderForm(
                provider.kind().name(),
                provider.label(),
                provider.issuer(),
                provider.clientId(),
                null,
                provider.countsTwice(),
                provider.acrValues(),
                provider.longestHours() == null ? "" : provider.longestHours().toString());
    }
}
