package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.privacy.Packing;
import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.Workspaces.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private final PublicUrl url;

    PersonalPacking(
            ObjectProvider<PersonalData> modules,
            Workspaces workspaces,
            ParcelMail mail,
            OwnTransaction apart,
            PublicUrl url) {
        this.url = url;
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
        List<PersonalData> kept = modules.orderedStream().toList();
        Set<UUID> shut = parcel.without();
        List<Entry> all = apart.of(() -> workspaces.entriesOf(me));
        List<Member> places = all.stream()
                .map(Entry::member)
                .filter(place -> !shut.contains(place.workspaceId()))
                .toList();
        int steps = kept.size() * (places.size() + 1);
        int done = 0;
        parcel.note(
                "This is what Round Two keeps of you. Passwords, keys, codes and links are not in it, only that they are there;"
                        + " nor is what workspaces keep that you have left: their owners can tell you.");
        all.stream()
                .filter(place -> shut.contains(place.member().workspaceId()))
                .forEach(place -> parcel.note(leftOut(place)));
        parcel.folder("", "Your account");
        for (PersonalData module : kept) {
            progress.at(done++, steps, "your account");
            apart.run(() -> module.pack(me, parcel));
        }
        for (Member place : places) {
            parcel.folder(place.workspaceSlug(), place.workspaceName());
            for (PersonalData module : kept) {
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

    private String leftOut(Entry shut) {
        String name = shut.member().workspaceName();
        String door = url.of("/w/" + shut.member().workspaceSlug());
        return "%s is left out. %s opens only to who %s, and the session in which this was ordered did not. Open %s, show there"
                        .formatted(name, name, condition(shut), door)
                + " who you are, and pack your data anew in the same browser.";
    }

    private static String condition(Entry shut) {
        if (shut.member().soleProvider() == null) {
            return "signs in with a second factor";
        }
        return "comes in through its own sign-in provider"
                + (shut.asksForSecondFactor() ? ", with a second factor" : "");
    }

    private static UUID me() {
        return Objects.requireNonNull(Scope.current().account());
    }
}
