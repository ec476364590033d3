package dev.roundtwo.tenancy.signon;

import dev.roundtwo.platform.sealing.Sealing;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What we are called at the providers, kept sealed. One that was kept before it was so is taken as it is. */
@Component
class SealedClientIds {

    private static final String MARK = "sealed/";

    private final Sealing sealing;

    SealedClientIds(Sealing sealing) {
        this.sealing = sealing;
    }

    String sealed(UUID provider, String clientId) {
        return MARK + sealing.seal(purpose(provider), clientId);
    }

    String opened(UUID provider, String kept) {
        return kept.startsWith(MARK) ? sealing.open(purpose(provider), kept.substring(MARK.length())) : kept;
    }

    private static String purpose(UUID provider) {
        return TrustedProviders.purpose(provider) + "/client-id";
    }
}
