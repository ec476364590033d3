package dev.roundtwo.notifications.notices;

import dev.roundtwo.notifications.notices.Teller.Told;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.practice.GroupJoined;
import dev.roundtwo.practice.JoinAsked;
import dev.roundtwo.practice.groups.GroupBook;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people that they were taken into a practice group, and its leads who asks to be. */
@Component
class GroupNotices {

    private final GroupBook groups;
    private final Teller teller;
    private final Place place;
    private final Pages pages;

    GroupNotices(GroupBook groups, Teller teller, Place place, Pages pages) {
        this.groups = groups;
        this.teller = teller;
        this.place = place;
        this.pages = pages;
    }

    /** Who came by a link did it themselves. */
    @EventListener
    void joined(GroupJoined fact) {
        if (fact.by().equals(fact.account())) {
            return;
        }
        groups.name(fact.group()).ifPresent(group -> {
            String by = place.name(fact.by()).orElseGet(() -> pages.text("notices.somebody"));
            Told told = new Told(
                            NoticeKind.GROUP,
                            "group/" + fact.group(),
                            "joined/" + fact.account() + "/" + fact.at().toEpochMilli(),
                            "notices.joined",
                            group,
                            by)
                    .naming(fact.by());
            teller.tell(fact.account(), told, "groups/" + fact.group(), List.of());
        });
    }

    /** Who asks again on the same day, having taken it back or been refused, stands there again; nobody is told of it again. */
    @EventListener
    void asked(JoinAsked fact) {
        groups.name(fact.group()).ifPresent(group -> {
            String by = place.name(fact.account()).orElseGet(() -> pages.text("notices.somebody"));
            Told told = new Told(
                            NoticeKind.GROUP,
                            "group/" + fact.group(),
                            "asked/" + fact.account() + "/" + fact.at().truncatedTo(ChronoUnit.DAYS),
                            "notices.asked",
                            by,
                            group)
                    .naming(fact.account());
            groups.leads(fact.group()).forEach(lead -> teller.tell(lead, told, "groups/" + fact.group(), List.of()));
        });
    }
}
