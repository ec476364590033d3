package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.booking.Moves;
import dev.roundtwo.interviews.calendar.RescheduleLinks.Link;
import dev.roundtwo.interviews.calendar.RescheduleLinks.State;
import dev.roundtwo.interviews.calendar.RescheduleLinks.Use;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the page behind a one-use link shows and does, for whoever holds it: as their seat may, signed in or not. Looking changes
 * nothing. In the scope of the link's workspace.
 */
@Service
@Transactional
class Rearranging {

    private static final int OFFERED = 8;

    private final RescheduleLinks links;
    private final Bookings bookings;
    private final Moves moves;
    private final Cancellations cancellations;
    private final ReadersClock clocks;

    Rearranging(
            RescheduleLinks links, Bookings bookings, Moves moves, Cancellations cancellations, ReadersClock clocks) {
        this.links = links;
        this.bookings = bookings;
        this.moves = moves;
        this.cancellations = cancellations;
        this.clocks = clocks;
    }

    /** When others have time is shown to members only: a guest proposes, and hears whether it suits. */
    @Transactional(readOnly = true)
    public Arrangement look(String token) {
        Link link = links.look(token);
        Booking booking = bookings.of(link.interview());
        Person mine = booking.people().stream()
                .filter(one -> one.seat().equals(link.seat()))
                .findFirst()
                .orElseThrow(() -> new NotFound("seat", link.seat()));
        List<String> others = booking.people().stream()
                .filter(one -> one != mine)
                .map(Person::name)
                .toList();
        boolean open = link.state() == State.OPEN;
        boolean moving = open && moves.mayMove(link.interview(), link.seat());
        return new Arrangement(
                booking.id(),
                booking.title(),
                others.isEmpty() ? "" : Names.and(others),
                booking.startsAt(),
                booking.minutes(),
                clocks.of(mine.account(), booking.zone()),
                booking.status() == Status.SCHEDULED,
                link.state(),
                link.use(),
                mine.account() != null,
                moving,
                moving && moves.mayAsk(link.interview(), link.seat()),
                open && cancellations.mayCancel(link.interview(), link.seat()),
                moving && mine.account() != null ? moves.times(link.interview(), OFFERED) : List.of());
    }

    /** Moves it, or asks for these times, as the seat may; the link is used then. */
    public void move(String token, List<Instant> wanted) {
        Link link = open(token);
        Moves.Outcome outcome = moves.byLink(link.interview(), link.seat(), wanted);
        settle(link, outcome == Moves.Outcome.MOVED ? Use.MOVED : Use.PROPOSED);
    }

    public void cancel(String token, String reason) {
        Link link = open(token);
        cancellations.byLink(link.interview(), link.seat(), reason);
        settle(link, Use.CANCELLED);
    }

    private Link open(String token) {
        Link link = links.hold(token);
        if (link.state() != State.OPEN) {
            throw new RuleBroken("interviews.reschedule." + link.state());
        }
        return link;
    }

    /** What was done to another time than the link's is undone with the transaction. */
    private void settle(Link link, Use use) {
        if (!links.used(link, use)) {
            throw new RuleBroken("interviews.reschedule.CHANGED");
        }
    }
}
