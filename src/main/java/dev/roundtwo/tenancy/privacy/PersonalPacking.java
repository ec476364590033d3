package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.privacy.Packing;
import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that is kept of a person: of the account itself, and in each workspace that they belong to. */
@Component
class PersonalPacking implements Packing {

    static final String KIND = "person";

    private final ObjectProvider<PersonalData> modules;
    private final Workspaces workspaces;
    private final ParcelMail mail;
    private final OwnTransaction apart;

    PersonalPacking(
            ObjectProvider<PersonalData> modules, Workspaces workspaces, ParcelMail mail, OwnTransaction apart) {
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
        return "Round Two: all that is yours";
    }

    @Override
    public void pack(Parcel parcel, Progress progress) {
        UUID me = me();
        List<PersonalData> all = modules.orderedStream().toList();
        List<Member> places = apart.of(() -> workspaces.of(me));
        int steps = all.size() * (places.size() + 1);
        int done = 0;
        parcel.note(
                "This is what Round Two keeps of you. Passwords, keys, codes and links are not in it, only that they are there;"
                        + " nor is what workspaces keep that you have left: their owners can tell you.");
        parcel.folder("", "Your account");
        for (PersonalData module : all) {
            progress.at(done++, steps, "your account");
            apart.run(() -> module.pack(me, parcel));
        }
        for (Member place : places) {
            parcel.folder(place.workspaceSlug(), place.workspaceName());
            for (PersonalData module : all) {
                progress.at(done++, steps, place.workspaceName());
                new Scope(place.workspaceId(), me).run(() -> apart.run(() -> module.pack(me, parcel)));
            }
        }
        progress.at(done, steps, "");
    }

    @Override
    public void ready() {
        mail.tell(
                me(),
                "Your data from Round Two is packed",
                "all that is yours",
                "/account/data",
                "If you did not ask for it, somebody else may be signed in as you: look at your sessions, and end them.");
    }

    private static UUID me() {
        return Objects.requireNonNull(Scope.current().account());
    }
}
