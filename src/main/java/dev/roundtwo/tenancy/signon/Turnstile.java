package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.Network;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.tenancy.Workspaces;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Counts who comes back from a provider. A workspace pays for its members only: a public provider vouches for anybody, so
 * strangers are counted by themselves and by their address, and use up nothing of anybody else's. Members are counted by
 * provider and account: whoever runs the provider can keep them out of it, and from no other way in.
 */
@Component
class Turnstile {

    private final ExternalIdentities identities;
    private final Workspaces workspaces;
    private final Limits limits;

    Turnstile(ExternalIdentities identities, Workspaces workspaces, Limits limits) {
        this.identities = identities;
        this.workspaces = workspaces;
        this.limits = limits;
    }

    void pass(TrustedProvider from, Vouched person, String address) {
        Optional<UUID> account = identities.accountOf(person);
        if (account.flatMap(id -> workspaces.member(from.workspaceSlug(), id)).isPresent()) {
            limits.takeFor(Limited.SIGN_INS, from.id() + "/" + account.get());
            limits.take(Limited.SIGN_INS, from.workspaceId(), null);
        } else {
            limits.takeFor(Limited.SIGN_INS, Secrets.digest(person.issuer() + " " + person.subject()));
            limits.takeFor(Limited.SIGN_INS, Network.of(address));
        }
    }
}
