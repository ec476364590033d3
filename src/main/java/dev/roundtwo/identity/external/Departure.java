package dev.roundtwo.identity.external;

import java.net.URI;

/**
 * Somebody on their way to a provider.
 *
 * @param address where they go
 * @param state comes back with them, and tells that it is they
 * @param nonce comes back in the token, and tells that it was made for them
 * @param verifier proves to the provider that the code is ours (PKCE)
 */
public record Departure(URI address, String state, String nonce, String verifier) {}
