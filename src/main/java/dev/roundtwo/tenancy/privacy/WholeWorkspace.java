package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.privacy.ParcelState;
import dev.roundtwo.platform.privacy.Parcels;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The whole of a workspace, packed for its owner to take along. */
@Service
@Transactional
public class WholeWorkspace {

    private final Parcels parcels;
    private final Audit audit;
    private final Limits limits;

    WholeWorkspace(Parcels parcels, Audit audit, Limits limits) {
        this.parcels = parcels;
        this.audit = audit;
        this.limits = limits;
    }

    @Transactional(readOnly = true)
    public @Nullable ParcelState parcel(Member me) {
        me.mustBe(Role.OWNER);
        return parcels.state().orElse(null);
    }

    public void order(Member me) {
        me.mustBe(Role.OWNER);
        limits.take(Limited.EXPORTS, me.workspaceId(), me.accountId());
        parcels.order(WorkspacePacking.KIND);
        audit.record("workspace.exported", "workspace", me.workspaceId());
    }

    /** The parcel, taken now; that is told too. */
    public ParcelState taken(Member me, UUID parcel) {
        me.mustBe(Role.OWNER);
        ParcelState state = parcels.ready(parcel);
        audit.record("workspace.export-taken", "workspace", me.workspaceId());
        return state;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void copy(Member me, UUID parcel, OutputStream out) throws IOException {
        me.mustBe(Role.OWNER);
        parcels.copy(parcel, out);
    }
}
