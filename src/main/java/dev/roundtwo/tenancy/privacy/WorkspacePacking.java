package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.privacy.Packing;
import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A workspace as a whole, for who owns it while it is packed: v5.0.0-8.3.3, a job has no more rights than who began it. */
@Component
class WorkspacePacking implements Packing {

    static final String KIND = "workspace";

    private final ObjectProvider<WorkspaceData> modules;
    private final Workspaces workspaces;
    private final ParcelMail mail;
    private final OwnTransaction apart;

    WorkspacePacking(
            ObjectProvider<WorkspaceData> modules, Workspaces workspaces, ParcelMail mail, OwnTransaction apart) {
        this.modules = modules;
        this.workspaces = workspaces;
        this.mail = mail;
        this.apart = apart;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Round Two: " + owner().workspaceName();
    }

    @Override
    public void pack(Parcel parcel, Progress progress) {
        parcel.folder("", owner().workspaceName());
        List<WorkspaceData> all = modules.orderedStream().toList();
        int done = 0;
        for (WorkspaceData module : all) {
            progress.at(done++, all.size(), "");
            owner();
            apart.run(() -> module.pack(parcel));
        }
        progress.at(done, all.size(), "");
    }

    @Override
    public void ready() {
        Member owner = owner();
        mail.tell(
                owner.accountId(),
                owner.workspaceName() + " is packed",
                "the whole of " + owner.workspaceName(),
                "/w/" + owner.workspaceSlug() + "/settings/data",
                "");
    }

    private Member owner() {
        Scope scope = Scope.current();
        return apart.of(() -> workspaces.of(Objects.requireNonNull(scope.account()))).stream()
                .filter(member -> member.workspaceId().equals(scope.workspace()) && member.may(Role.OWNER))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("privacy.parcel.rights"));
    }
}
