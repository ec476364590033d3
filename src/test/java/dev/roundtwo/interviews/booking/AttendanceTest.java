package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.practice.Standing;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Instant;
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
        club.change(
                who,
                "update seat set joined_at = ? where interview_id = ? and account_id = ?",
                Timestamp.from(then),
                id,
                who.accountId());
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
