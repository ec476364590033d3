package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.audit.AuditSearch;
import dev.roundtwo.platform.audit.AuditTrail;
import dev.roundtwo.platform.audit.AuditWords;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.privacy.ParcelState;
import dev.roundtwo.platform.privacy.Parcels;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the account in scope may see and take of its own. */
@Service
@Transactional
public class OwnData {

    private static final int LATELY = 20;

    private final Parcels parcels;
    private final AuditTrail trail;
    private final AuditWords words;
    private final Audit audit;
    private final Limits limits;

    OwnData(Parcels parcels, AuditTrail trail, AuditWords words, Audit audit, Limits limits) {
        this.parcels = parcels;
        this.trail = trail;
        this.words = words;
        this.audit = audit;
        this.limits = limits;
    }

    /** One line of what was lately done with the account. */
    public record Activity(
            Instant at, String text, @Nullable String address) {}

    /** What was lately done with the account: sign-ins, devices, credentials. */
    @Transactional(readOnly = true)
    public List<Activity> activity(UUID me) {
        return trail.find(me, AuditSearch.ALL, null, LATELY).stream()
                .map(entry -> new Activity(
                        entry.at(),
                        words.text(entry.action()),
                        entry.address() == null ? null : Network.exact(entry.address())))
                .toList();
    }

    @Transactional(readOnly = true)
    public @Nullable ParcelState parcel() {
        return parcels.state().orElse(null);
    }

    public void order(UUID me) {
        limits.take(Limited.EXPORTS, null, me);
        parcels.order(PersonalPacking.KIND);
        audit.recordFor(me, "account.exported");
    }

    /** The parcel, taken now; that is told too. */
    public ParcelState taken(UUID me, UUID parcel) {
        ParcelState state = parcels.ready(parcel);
        audit.recordFor(me, "account.export-taken");
        return state;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void copy(UUID parcel, OutputStream out) throws IOException {
        parcels.copy(parcel, out);
    }
}
