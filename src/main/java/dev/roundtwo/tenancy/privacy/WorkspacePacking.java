package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.privacy.Packing;
import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace as a whole, for who owns it while it is packed: v5.0.0-8.3.3, a job has no more rights than who began it. */
@Component
class WorkspacePacking implements Packing {

    static final String KIND = "workspace";

    private final ObjectProvider<WorkspaceData> modules;
    private final Workspaces workspaces;
    private final Accounts accounts;
    private final Mailer mailer;
    private final PublicUrl url;
    private final TransactionTemplate apart;

    WorkspacePacking(
            ObjectProvider<WorkspaceData> modules,
            Workspaces workspaces,
            Accounts accounts,
            Mailer mailer,
            PublicUrl url,
            PlatformTransactionManager transactions) {
        this.modules = modules;
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.mailer = mailer;
        this.url = url;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
            apart.executeWithoutResult(status -> module.pack(parcel));
        }
        progress.at(done, all.size(), "");
    }

    @Override
    public void ready() {
        Member owner = owner();
        if (accounts.find(owner.accountId()).filter(account -> !account.demo()).isPresent()) {
            mailer.send(new Mail(owner.email(), owner.workspaceName() + " is packed", """
                    Hello %s,

                    the whole of %s is packed, and waits for 24 hours. Sign in and take it:

                    %s
                    """.formatted(
                    owner.name(), owner.workspaceName(), url.of("/w/" + owner.workspaceSlug() + "/settings/data"))));
        }
    }

    private Member owner() {
        Scope scope = Scope.current();
        return Objects.requireNonNull(apart.execute(status -> workspaces.of(Objects.requireNonNull(scope.account()))))
                .stream()
                .filter(member -> member.workspaceId().equals(scope.workspace()) && member.may(Role.OWNER))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("privacy.parcel.rights"));
    }
}
