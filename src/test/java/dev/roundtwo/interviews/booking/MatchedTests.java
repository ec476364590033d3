package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.TimeWanted;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.rounds.Matches;
import dev.roundtwo.questions.sets.SetVersions;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
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
    void withoutAnySetTheMatchHoldsAndWaits() throws Exception {
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());

        assertThat(match(id).interview()).isNull();
        assertThat(facts.stream(TimeWanted.class)).hasSize(1);
    }

    @Test
    void whereNothingWasThereItsPeopleChooseWhatIs() throws Exception {
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());
        assertThatThrownBy(() -> choose(people.ben(), id, UUID.randomUUID())).hasMessage("interviews.match.unknown");
        UUID set = set("b01");
        assertThatThrownBy(() -> choose(people.dmitri(), id, set)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> choose(people.ben(), id, set))
                .as("there is one now")
                .hasMessage("interviews.match.chosen");
    }

    /** A version that is still published is offered to nobody once a later one is retired; those who know it may take it. */
    @Test
    void whatTheyChooseIsBookedWhereTheyAreFree() throws Exception {
        UUID set = set("b01");
        SetVersions versions = house.getBean(SetVersions.class);
        in(people.ada(), () -> {
            UUID next = versions.next(people.ada(), set);
            sets.publish(people.ada(), next);
            versions.retire(people.ada(), next);
            return next;
        });
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());
        assertThat(facts.stream(TimeWanted.class)).singleElement().matches(TimeWanted::setless);

        choose(people.ben(), id, set);

        UUID interview = Objects.requireNonNull(match(id).interview());
        assertThat(facts.stream(InterviewBooked.class))
                .singleElement()
                .extracting(InterviewBooked::interviewId)
                .isEqualTo(interview);
        assertThat(booking(interview).startsAt())
                .as("when both said that they are free, a day ahead or more")
                .isEqualTo(Instant.parse("2030-01-15T11:00:00Z"));
        assertThat(club.one(
                        people.ada(),
                        Long.class,
                        "select count(*) from turn where interview_id = ? and set_id = ?",
                        interview,
                        set))
                .as("both halves")
                .isEqualTo(2);
        assertThatThrownBy(() -> choose(people.chloe(), id, set)).hasMessage("interviews.match.chosen");
    }

    private UUID choose(Member me, UUID match, UUID set) throws Exception {
        return at(
                MONDAY,
                () -> in(me, () -> {
                    house.getBean(MatchTimes.class).choose(me, match, set, set);
                    return match;
                }));
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
    void namesAreShownNowhereUntilBothAgreed() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, true, people.ben(), people.chloe());

        UUID interview = match(id).interview();
        Booking hidden = booking(interview);
        assertThat(hidden.anonymous()).isTrue();
        assertThat(hidden.people())
                .extracting(Person::name)
                .containsExactlyInAnyOrder(SeatNames.ASKS, SeatNames.ANSWERS);
        assertThat(hidden.people())
                .extracting(Person::email)
                .contains(people.ben().email(), people.chloe().email());
        for (String path : List.of("/interviews/" + interview, "/interviews", "", "/rooms/" + interview)) {
            assertThat(web.get()
                            .uri("/w/" + people.ben().workspaceSlug() + path)
                            .with(as(people.ben())))
                    .as(path)
                    .hasStatusOk()
                    .bodyText()
                    .contains("partner")
                    .doesNotContain("Chloé", people.chloe().email());
        }

        in(people.ben(), () -> {
            house.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status ->
                            house.publishEvent(new PartnersNamed(people.ben().workspaceId(), id, MONDAY)));
            return id;
        });
        Booking named = booking(interview);
        assertThat(named.anonymous()).isFalse();
        assertThat(named.people()).extracting(Person::name).containsExactlyInAnyOrder("Ben Okafor", "Chloé");
        assertThat(match(id).anonymous()).isFalse();
    }

    @Test
    void whoMeetsWithoutNamesIsToldWhichOfTheTwoTheyAre() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID interview =
                match(round(MONDAY, true, people.ben(), people.chloe())).interview();
        String asks = SeatNames.ASKS;
        String answers = SeatNames.ANSWERS;
        for (Member one : List.of(people.ben(), people.chloe())) {
            boolean first = club.one(
                    one,
                    Boolean.class,
                    "select half = 1 from seat where interview_id = ? and account_id = ?",
                    interview,
                    one.accountId());
            String other = first ? answers : asks;
            assertThat(page(one, "/interviews")).bodyText().contains(">You and " + other);
            assertThat(page(one, "/interviews/" + interview))
                    .bodyText()
                    .contains("<h1>You and " + other + "</h1>")
                    .containsPattern("<bdi>" + (first ? asks : answers) + "</bdi><small>[^<]* · you</small>")
                    .doesNotContainPattern("<bdi>" + other + "</bdi><small>[^<]* · you</small>");
        }
        assertThat(page(people.ada(), "/interviews/" + interview))
                .as("who has no seat in it")
                .bodyText()
                .contains("<h1>" + asks + " and " + answers)
                .doesNotContain("· you");
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

    private MvcTestResult page(Member me, String tail) {
        return web.get().uri("/w/" + me.workspaceSlug() + tail).with(as(me)).exchange();
    }
}
