package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.practice.Standing;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Ben and Chloé are booked at noon, and what they say of who came. */
abstract class AttendanceTest extends BookingTest {

    @Autowired
    Attendance attendance;

    @Autowired
    Cancellations cancellations;

    @Autowired
    Standings standings;

    @Autowired
    Timeline timeline;

    @Autowired
    Seats seats;

    UUID id;

    /** From when on it can be said that somebody did not come. */
    Instant start;

    @BeforeEach
    void twoAreBooked() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 0, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 0, "12:00-14:00");
        id = match(round(MONDAY, false, people.ben(), people.chloe())).interview();
        start = booking(id).startsAt().plus(Attendance.PATIENCE);
    }

    Standing standing(Member who) throws Exception {
        return in(people.ada(), () -> standings.of(who.accountId()));
    }

    void entered(Member who, Instant then) throws Exception {
        room(who, Kind.JOINED, then);
    }

    void left(Member who, Instant then) throws Exception {
        room(who, Kind.LEFT, then);
    }

    private void room(Member who, Kind kind, Instant then) throws Exception {
        at(
                then,
                () -> in(who, () -> timeline.record(seats.of(id, who.accountId()), kind, Audience.EVERYONE, Map.of())));
    }

    void say(Member by, Member about, boolean came, Instant now) throws Exception {
        UUID seat = booking(id).people().stream()
                .filter(person -> about.accountId().equals(person.account()))
                .map(Person::seat)
                .findFirst()
                .orElseThrow();
        at(
                now,
                () -> in(by, () -> {
                    attendance.say(by, id, seat, came);
                    return id;
                }));
    }
}
