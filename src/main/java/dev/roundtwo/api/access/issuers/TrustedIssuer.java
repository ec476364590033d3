package dev.roundtwo.api.access.issuers;

import java.util.List;
import java.util.UUID;

/** A provider that a workspace trusts at the API; {@code scopes} is the most that its tokens are good for. */
public record TrustedIssuer(UUID id, String issuer, String audience, List<String> scopes) {}
