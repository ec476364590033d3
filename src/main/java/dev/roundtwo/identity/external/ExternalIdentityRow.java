package dev.roundtwo.identity.external;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** One identity of an account, as its owner sees it. */
public record ExternalIdentityRow(UUID id, String issuer, String shownAs, Instant linked, Instant lastUsed) {

    /** The provider's host, which people know it by. */
    public String host() {
        String host = URI.create(issuer).getHost();
        return host == null ? issuer : host;
    }
}
