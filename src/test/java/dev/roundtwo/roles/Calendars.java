package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.interviews.calendar.Feeds;
import dev.roundtwo.tenancy.Member;
import org.springframework.context.ApplicationContext;

/** The addresses that are good by themselves in people's calendars and mails. */
final class Calendars {

    private final ApplicationContext house;
    private final Company company;

    Calendars(ApplicationContext house, Company company) {
        this.house = house;
        this.company = company;
    }

    /** With what is there, or with what never was. */
    String path(String path, boolean good) throws Exception {
        return path.replace("{slug}", company.slug()).replace("{token}", good ? feed() : "long-gone");
    }

    private String feed() throws Exception {
        Member lead = company.person(Who.LEAD);
        return in(lead, () -> house.getBean(Feeds.class).renew(lead))
                .replaceFirst(".*/", "")
                .replace(".ics", "");
    }
}
