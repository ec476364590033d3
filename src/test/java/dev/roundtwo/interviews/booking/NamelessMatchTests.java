package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A match of two who do not know each other’s names. */
class NamelessMatchTests extends BookingTest {

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
    void aPartnerWhoWasReleasedBeforeItBeginsIsNamedNoMore() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID interview =
                match(round(MONDAY, true, people.ben(), people.chloe())).interview();
        assertThat(page(people.ben(), "/interviews")).bodyText().contains(">You and ");
        club.change(
                people.ada(),
                "update seat set left_at = now() where interview_id = ? and account_id = ?",
                interview,
                people.chloe().accountId());
        assertThat(page(people.ben(), "/interviews"))
                .hasStatusOk()
                .bodyText()
                .contains(interview.toString())
                .doesNotContain(">You and ");
    }

    private MvcTestResult page(Member me, String tail) {
        return web.get().uri("/w/" + me.workspaceSlug() + tail).with(as(me)).exchange();
    }
}
