package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.privacy.Packing;
import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All that is kept of a person: of the account itself, and in each workspace that they belong to. */
@Component
class PersonalPacking implements Packing {

    static final String KIND = "person";

    private final ObjectProvider<PersonalData> modules;
    private final Workspaces workspaces;
    private final Accounts accounts;
    private final Mailer mailer;
    private final PublicUrl url;
    private final TransactionTemplate apart;

    PersonalPacking(
            ObjectProvider<PersonalData> modules,
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
        return "Round Two: all that is yours";
    }

    @Override
    public void pack(Parcel parcel, Progress progress) {
        UUID me = me();
        List<PersonalData> all = modules.orderedStream().toList();
        List<Member> places = Objects.requireNonNull(apart.execute(status -> workspaces.of(me)));
        int steps = all.size() * (places.size() + 1);
        int done = 0;
        parcel.note(
                "This is what Round Two keeps of you. Passwords, keys and links are not in it, as we cannot read them"
                        + " ourselves; nor is what workspaces keep that you have left: their owners can tell you.");
        parcel.folder("", "Your account");
        for (PersonalData module : all) {
            progress.at(done++, steps, "your account");
            apart.executeWithoutResult(status -> module.pack(me, parcel));
        }
        for (Member place : places) {
            parcel.folder(place.workspaceSlug(), place.workspaceName());
            for (PersonalData module : all) {
                progress.at(done++, steps, place.workspaceName());
                new Scope(place.workspaceId(), me)
                        .run(() -> apart.executeWithoutResult(status -> module.pack(me, parcel)));
            }
        }
        progress.at(done, steps, "");
    }

    @Override
    public void ready() {
        Account account = accounts.find(me()).orElseThrow(() -> new NotFound("account", me()));
        if (account.demo()) {
            return; // its mail goes nowhere
        }
        mailer.send(new Mail(account.email(), "Your data from Round Two is packed", """
                Hello %s,

                all that is yours is packed, and waits for 24 hours. Sign in and take it:

                %s

                If you did not ask for it, somebody else may be signed in as you: look at your sessions, and end them.
                """.formatted(
                        account.name(), url.of("/account/data"))));
    }

    private static UUID me() {
        return Objects.requireNonNull(Scope.current().account());
    }
}
