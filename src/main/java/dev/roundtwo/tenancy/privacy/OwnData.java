package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.RuleBroken;
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
import java.util.Set;
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

    /** Orders the parcel, without the workspaces whose doors are shut to the session that orders it. */
    public void order(UUID me, Set<UUID> shut) {
        limits.take(Limited.EXPORTS, null, me);
        parcels.order(PersonalPacking.KIND, shut);
        audit.recordFor(me, "account.exported");
    }

    /**
     * The parcel, taken now; that is told too.
     *
     * @param shut the workspaces whose doors are shut to the session that takes it
     * @throws RuleBroken when something of these is in it: another session ordered it
     */
    public ParcelState taken(UUID me, UUID parcel, Set<UUID> shut) {
        ParcelState state = parcels.ready(parcel);
        if (!state.leftOut().containsAll(shut)) {
            throw new RuleBroken("privacy.parcel.doors");
        }
        audit.recordFor(me, "account.export-taken");
        return state;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void copy(UUID parcel, OutputStream out) throws IOException {
        parcels.copy(parcel, out);
    }
}
