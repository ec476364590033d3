package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.AccessRenewed;
import dev.roundtwo.platform.privacy.Parcels;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An account's packed data goes when its owner turns out to be somebody else than who ordered it. */
@Component
class RenewedAccounts {

    private final Parcels parcels;

    RenewedAccounts(Parcels parcels) {
        this.parcels = parcels;
    }

    @EventListener
    void renewed(AccessRenewed fact) {
        parcels.drop();
    }
}
