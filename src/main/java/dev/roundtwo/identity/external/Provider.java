package dev.roundtwo.identity.external;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider as one client of it knows it.
 *
 * @param redirect where it sends people back to: an address of this provider's own, so that no answer of another fits
 * @param countsTwice whether its word on a second factor is taken
 * @param acrValues the authentication contexts to ask for that count as a second factor, besides the method {@code mfa}
 * @param longest how long ago people may have shown the provider who they are, if that matters
 */
public record Provider(
        Kind kind,
        String issuer,
        String clientId,
        String clientSecret,
        URI redirect,
        boolean countsTwice,
        List<String> acrValues,
        @Nullable Duration longest) {

    /** How it is spoken to. */
    public enum Kind {
        OPENID,
        GOOGLE,
        GITHUB
    }

    @Override
    public String toString() {
        return "Provider[" + issuer + "]"; // never the secret
    }
}
