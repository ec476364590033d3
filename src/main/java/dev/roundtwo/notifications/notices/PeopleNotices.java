package dev.roundtwo.notifications.notices;

import dev.roundtwo.notifications.notices.Teller.Told;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.MemberJoined;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.RoleChanged;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells owners and admins who joined, and people what their role is now. */
@Component
class PeopleNotices {

    private final Place place;
    private final Teller teller;
    private final Pages pages;

    PeopleNotices(Place place, Teller teller, Pages pages) {
        this.place = place;
        this.teller = teller;
        this.pages = pages;
    }

    @EventListener
    void joined(MemberJoined fact) {
        String name = place.name(fact.accountId()).orElseGet(() -> pages.text("notices.somebody"));
        Told told = new Told(
                        NoticeKind.ADMIN,
                        "member/" + fact.accountId(),
                        "joined/" + Ids.next(),
                        "notices.member",
                        name,
                        fact.role().name().toLowerCase(Locale.ROOT))
                .naming(fact.accountId());
        place.having(Role.ADMIN).stream()
                .filter(account -> !account.equals(fact.accountId()))
                .forEach(account -> teller.tell(account, told, "people", List.of()));
    }

    /** Each change is told, though one comes back to a role one had. */
    @EventListener
    void changed(RoleChanged fact) {
        Told told = new Told(
                NoticeKind.ADMIN,
                "member/" + fact.accountId(),
                "role/" + Ids.next(),
                "notices.role." + fact.role().name(),
                place.sign().name());
        teller.tell(fact.accountId(), told, "people", List.of());
    }
}
