package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.TimeWanted;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.rounds.Matches;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes of a match by itself. */
class MatchedTests extends BookingTest {

    @Test
    void aMatchOfAGroupIsBookedAtTheFirstCommonTimeWithNotice() throws Exception {
        UUID first = set("b01", "b02");
        UUID second = set("d01", "d05");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "America/New_York", 15, "7:00-9:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());

        PeerMatch match = match(id);
        Booking booking = booking(match.interview());
        assertThat(booking.startsAt())
                .as("a day’s notice, and 13:00 in Berlin is 7:00 in New York")
                .isEqualTo(Instant.parse("2030-01-15T12:00:00Z"));
        assertThat(booking.mode()).isEqualTo(Mode.PEER);
        assertThat(booking.minutes()).isEqualTo(60);
        assertThat(booking.match()).isEqualTo(id);
        assertThat(booking.group()).isEqualTo(match.group());
        assertThat(booking.zone()).isEqualTo(BERLIN);
        assertThat(booking.people()).extracting(Person::name).containsExactlyInAnyOrder("Ben Okafor", "Chloé");
        assertThat(part(booking, match.asks()).half()).isEqualTo(1);
        assertThat(turns(booking)).containsExactlyInAnyOrder(first, second);
        assertThat(facts.stream(InterviewBooked.class)).hasSize(1);
        assertThat(taken(people.ben())).isOne();
        assertThat(taken(people.chloe())).isOne();
    }

    @Test
    void toldAgainItIsBookedOnce() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());
        PeersMatched fact = facts.stream(PeersMatched.class).findFirst().orElseThrow();

        tell(fact);
        bothTell(fact);

        assertThat(facts.stream(InterviewBooked.class)).hasSize(1);
        assertThat(club.one(people.ada(), Long.class, "select count(*) from interview where match_id = ?", id))
                .isOne();
    }

    @Test
    void withoutACommonTimeOneIsWanted() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 15, "9:00-10:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());

        assertThat(match(id).interview()).isNull();
        assertThat(facts.stream(TimeWanted.class))
                .singleElement()
                .extracting(TimeWanted::matchId)
                .isEqualTo(id);
        assertThat(at(
                        MONDAY,
                        () -> in(
                                people.ben(), () -> matches.waiting(people.ben().accountId()))))
                .extracting(WaitingRow::match)
                .containsExactly(id);
        assertThat(in(people.ada(), () -> matches.waiting(people.ada().accountId())))
                .isEmpty();
    }

    @Test
    void pausesAroundOtherAppointmentsHold() throws Exception {
        UUID set = set("b01", "b02");
        hours(people.ben(), "Europe/Berlin", 30, "12:00-16:00");
        hours(people.chloe(), "Europe/Berlin", 0, "12:00-16:00");
        Instant tuesdayNoon = Instant.parse("2030-01-15T11:00:00Z");
        at(MONDAY, () -> panel(people.ada(), people.ben(), set, tuesdayNoon));
        UUID id = round(MONDAY, false, people.ben(), people.chloe());

        assertThat(booking(match(id).interview()).startsAt())
                .as("after the panel of half an hour, and half an hour of pause")
                .isEqualTo(tuesdayNoon.plus(Duration.ofMinutes(60)));
    }

    @Test
    void acrossAChangeOfTheClockEachKeepsTheirOwnHours() throws Exception {
        set("b01");
        // In the week of 10 March 2030 New York is an hour nearer to Berlin, whose clock changes three weeks later.
        hours(people.ben(), "Europe/Berlin", 0, "13:00-14:00");
        hours(people.chloe(), "America/New_York", 0, "8:00-9:00");
        UUID id = at(Instant.parse("2030-03-08T08:00:00Z"), () -> {
            UUID group = club.group(people.ada(), "WEEKLY", "2030-03-20", false, people.ben(), people.chloe());
            club.change(
                    people.ada(), "update practice_membership set resting = true where lead and group_id = ?", group);
            return told(group);
        });

        assertThat(booking(match(id).interview()).startsAt())
                .as("Monday the 11th: 8:00 in New York is noon in UTC, and 13:00 in Berlin")
                .isEqualTo(Instant.parse("2030-03-11T12:00:00Z"));
    }

    @Test
    void whoFoundEachOtherNowBeginNowAndAreTakenMeanwhile() throws Exception {
        set("b01");
        UUID other = set("d01");
        Instant now = MONDAY;
        UUID id = at(
                now,
                () -> in(people.ben(), () -> house.getBean(TransactionTemplate.class)
                        .execute(status -> house.getBean(Matches.class)
                                .found(people.ben().accountId(), people.chloe().accountId()))));

        PeerMatch match = match(id);
        Booking booking = booking(match.interview());
        assertThat(booking.startsAt()).isEqualTo(now);
        assertThat(booking.status()).isEqualTo(Status.SCHEDULED);
        assertThat(turns(booking)).hasSize(2).contains(other);
        assertThat(taken(people.ben())).isOne();
        UUID again = at(
                now.plusSeconds(60),
                () -> in(people.ben(), () -> house.getBean(TransactionTemplate.class)
                        .execute(status -> house.getBean(Matches.class)
                                .found(people.ben().accountId(), people.dmitri().accountId()))));
        assertThat(match(again).interview()).as("not while he sits in another").isNull();
        assertThat(taken(people.dmitri())).isZero();
    }

    @Test
    void theOddOneOutObserves() throws Exception {
        set("b01");
        for (Member one : List.of(people.ben(), people.chloe())) {
            hours(one, "Europe/Berlin", 0, "12:00-14:00");
        }
        hours(people.dmitri(), "Europe/Berlin", 0, "13:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe(), people.dmitri());

        Booking booking = booking(match(id).interview());
        assertThat(booking.people())
                .extracting(Person::part)
                .containsExactlyInAnyOrder(Part.PEER, Part.PEER, Part.OBSERVER);
        assertThat(booking.startsAt())
                .as("when the third has time too")
                .isEqualTo(Instant.parse("2030-01-15T12:00:00Z"));
    }

    @Test
    void whoLeavesTheWorkspaceFreesTheOther() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID interview =
                match(round(MONDAY, false, people.ben(), people.chloe())).interview();

        in(people.ada(), () -> {
            house.getBean(Members.class).remove(people.ada(), people.ben().accountId());
            return interview;
        });

        assertThat(booking(interview).status()).isEqualTo(Status.CANCELLED);
        assertThat(facts.stream(InterviewCancelled.class))
                .singleElement()
                .extracting(InterviewCancelled::by)
                .isNull();
        assertThat(taken(people.chloe())).isZero();
    }

    private void tell(PeersMatched fact) throws Exception {
        in(people.ada(), () -> {
            house.getBean(TransactionTemplate.class).executeWithoutResult(status -> house.publishEvent(fact));
            return fact;
        });
    }

    private void bothTell(PeersMatched fact) throws Exception {
        assertThat(Club.atOnce(() -> tell(fact), () -> tell(fact))).containsOnlyNulls();
    }

    private record Sits(int half) {}

    private Sits part(Booking booking, UUID account) throws Exception {
        return new Sits(club.one(
                people.ada(),
                Integer.class,
                "select half from seat where interview_id = ? and account_id = ?",
                booking.id(),
                account));
    }

    private List<UUID> turns(Booking booking) throws Exception {
        return List.of(
                club.one(
                        people.ada(),
                        UUID.class,
                        "select set_id from turn where interview_id = ? and number = 1",
                        booking.id()),
                club.one(
                        people.ada(),
                        UUID.class,
                        "select set_id from turn where interview_id = ? and number = 2",
                        booking.id()));
    }
}
