package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.calendar.CalendarFiles;
import dev.roundtwo.interviews.calendar.Feeds;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
        return path.replace("{slug}", company.slug())
                .replace("{token}", !good ? "long-gone" : path.startsWith("/calendar") ? feed() : link());
    }

    private String feed() throws Exception {
        Member lead = company.person(Who.LEAD);
        return in(lead, () -> house.getBean(Feeds.class).renew(lead))
                .replaceFirst(".*/", "")
                .replace(".ics", "");
    }

    /** For Ada's place in an interview that is still to come. */
    private String link() throws Exception {
        Member lead = company.person(Who.LEAD);
        return in(lead, () -> Objects.requireNonNull(
                        house.getBean(TransactionTemplate.class).execute(status -> made(lead)))
                .replaceFirst(".*/", ""));
    }

    private String made(Member lead) {
        record Place(UUID interview, UUID seat) {}
        Place place = house.getBean(JdbcClient.class)
                .sql("""
                        select s.interview_id, s.id from seat s join interview i on i.id = s.interview_id
                        where s.account_id = ? and s.part = 'LEAD' and i.status = 'SCHEDULED' order by s.id limit 1
                        """)
                .param(lead.accountId())
                .query((row, number) ->
                        new Place(row.getObject("interview_id", UUID.class), row.getObject("id", UUID.class)))
                .single();
        Bookings bookings = house.getBean(Bookings.class);
        return Objects.requireNonNull(house.getBean(CalendarFiles.class)
                .rescheduleLink(ahead(bookings.of(place.interview())), bookings.in(place.seat())));
    }

    /** Of what begins just now no link is made. */
    private static Booking ahead(Booking now) {
        return new Booking(
                now.id(),
                now.house(),
                now.title(),
                now.mode(),
                now.status(),
                now.startsAt().plus(Duration.ofDays(7)),
                now.minutes(),
                now.zone(),
                now.sequence(),
                now.match(),
                now.group(),
                now.anonymous(),
                now.people());
    }
}
