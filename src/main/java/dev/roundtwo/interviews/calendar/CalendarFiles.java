package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.calendar.CalendarText.Who;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An interview as a calendar object for one of its people: on their clock, with their own ways in, and with nobody's e-mail but
 * theirs. In the workspace in scope.
 */
@Service
@Transactional
public class CalendarFiles {

    private final Bookings bookings;
    private final RescheduleLinks links;
    private final ReadersClock clocks;
    private final Letterhead house;
    private final PublicUrl url;
    private final Words words;
    private final Clock clock;

    CalendarFiles(
            Bookings bookings,
            RescheduleLinks links,
            ReadersClock clocks,
            Letterhead house,
            PublicUrl url,
            Words words,
            Clock clock) {
        this.bookings = bookings;
        this.links = links;
        this.clocks = clocks;
        this.house = house;
        this.url = url;
        this.words = words;
        this.clock = clock;
    }

    /**
     * For the mail that tells of a time, new or changed; a cancellation if it was called off meanwhile. The zone is the reader's,
     * and {@code move} the link made for that mail.
     */
    public Mail.Invite request(Booking booking, Person to, ZoneId zone, @Nullable String move) {
        boolean cancelled = booking.status() == Status.CANCELLED;
        return mailed(booking, to, zone, cancelled, cancelled ? null : move);
    }

    /** For the mail that takes the time away again: it was called off, or is no longer theirs. */
    public Mail.Invite cancellation(Booking booking, Person to, ZoneId zone) {
        return mailed(booking, to, zone, true, null);
    }

    /**
     * The absolute address of a page that moves the interview or calls it off, once, while its time is the one it has now; null for
     * those who only look on, and once it was to begin.
     */
    public @Nullable String rescheduleLink(Booking booking, Person to) {
        return moves(to) && clock.instant().isBefore(booking.startsAt()) ? links.make(booking, to.seat()) : null;
    }

    /** The same as a path of this installation, for whoever has that seat and asks for it; so many for each time at most. */
    public String reschedulePath(UUID interview, UUID seat) {
        Booking booking = bookings.of(interview);
        return links.another(booking, person(booking, seat).seat());
    }

    /** The interview as a file for the caller's own calendar. */
    @Transactional(readOnly = true)
    public String file(Member me, UUID interview) {
        Booking booking = bookings.of(interview);
        Person person = booking.people().stream()
                .filter(one -> me.accountId().equals(one.account()))
                .findFirst()
                .orElseThrow(() -> new NotFound("seat", interview));
        return published(booking, person);
    }

    /** The same for whoever has that seat; for a guest the only way to it. */
    public String file(UUID interview, UUID seat) {
        Booking booking = bookings.of(interview);
        return published(booking, person(booking, seat));
    }

    private String published(Booking booking, Person person) {
        boolean cancelled = booking.status() == Status.CANCELLED;
        return text(booking, clocks.of(person.account(), booking.zone()))
                .published(entry(booking, person, cancelled, null));
    }

    private Mail.Invite mailed(Booking booking, Person person, ZoneId zone, boolean cancelled, @Nullable String move) {
        if (person.email() == null) {
            throw new IllegalArgumentException("No mail goes to a seat without an e-mail");
        }
        Who recipient = new Who(person.email(), booking.anonymous() ? null : person.name());
        String text =
                text(booking, ReadersClock.named(zone)).mailed(entry(booking, person, cancelled, move), recipient);
        return new Mail.Invite(cancelled ? "CANCEL" : "REQUEST", text);
    }

    private CalendarText text(Booking booking, ZoneId zone) {
        return new CalendarText(zone, house.organizer(booking.house().name()));
    }

    private CalendarEntry entry(Booking booking, Person person, boolean cancelled, @Nullable String move) {
        List<String> others = booking.people().stream()
                .filter(one -> !one.seat().equals(person.seat()))
                .map(Person::name)
                .toList();
        String address = address(booking, person);
        return new CalendarEntry(
                booking.id(),
                booking.sequence() + person.shifts(),
                cancelled,
                booking.title(),
                words.of(others, address, move),
                address,
                booking.startsAt(),
                end(booking.startsAt(), booking.minutes()),
                clock.instant());
    }

    /** For a guest the link of their seat, which is their only way in. */
    private String address(Booking booking, Person person) {
        return person.account() == null
                ? bookings.joinLink(person.seat())
                : url.of("/w/" + booking.house().slug() + "/interviews/" + booking.id());
    }

    /** What ends when it begins is no event. */
    static Instant end(Instant from, int minutes) {
        return from.plusSeconds(60L * Math.max(1, minutes));
    }

    private static boolean moves(Person person) {
        return person.part() != Part.SHADOW && person.part() != Part.OBSERVER;
    }

    private static Person person(Booking booking, UUID seat) {
        return booking.people().stream()
                .filter(one -> one.seat().equals(seat))
                .findFirst()
                .orElseThrow(() -> new NotFound("seat", seat));
    }
}
