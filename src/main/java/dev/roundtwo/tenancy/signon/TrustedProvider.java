package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.external.Provider;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider that a workspace trusts, as its admins see it: everything but the secret.
 *
 * @param clientId as it is kept, which is sealed, unless who asked is an admin
 * @param sole whether nobody comes into the workspace but through it
 * @param longestHours how long ago people may have shown the provider who they are, if that matters
 */
public record TrustedProvider(
        UUID id,
        UUID workspaceId,
        String workspaceSlug,
        String handle,
        Provider.Kind kind,
        String label,
        String issuer,
        String clientId,
        boolean countsTwice,
        String acrValues,
        @Nullable Integer longestHours,
        boolean sole) {

    TrustedProvider withClientId(String opened) {
        return new TrustedProvider(
                id,
                workspaceId,
                workspaceSlug,
                handle,
                kind,
                label,
                issuer,
                opened,
                countsTwice,
                acrValues,
                longestHours,
                sole);
    }

    /** Its name in addresses: nobody else's, ever. */
    public String address() {
        return workspaceSlug + "." + handle;
    }

    /** Where one goes to sign in through it. */
    public String path() {
        return "/sign-in/with/" + address();
    }
}
