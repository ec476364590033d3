package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whom a match without names takes, nobody learns by name who plans for its time. */
class NamelessTimesTests extends BookingTest {

    private static final String SOMEBODY = "Somebody of these people has another interview at that time";

    /** The time of the match: 12:00 in Berlin. */
    private static final Instant NOON = Instant.parse("2030-01-15T11:00:00Z");

    private UUID set;

    @BeforeEach
    void bothHaveTimeAtNoon() throws Exception {
        set = set("b01", "b02");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
    }

    @Test
    void whoSitsInAMatchWithoutNamesIsNotNamed() throws Exception {
        matched(true);
        assertThat(plans(people.dmitri(), people.ben(), people.ada()))
                .hasStatus(422)
                .bodyText()
                .contains("date-error", SOMEBODY, "value=\"12:15\"")
                .doesNotContain("candidate-error", "interviewers-error", "Ben Okafor has", "Chloé has");
        assertThat(plans(people.ada(), people.ben(), people.chloe()))
                .as("who leads the group knows who plays")
                .hasStatus(422)
                .bodyText()
                .contains("Ben Okafor has another interview", "Chloé has another interview");
    }

    @Test
    void thePartnerHearsOfTheirOwnInterviewOnly() throws Exception {
        matched(true);
        assertThat(plans(people.chloe(), people.ben(), people.ada()))
                .hasStatus(422)
                .bodyText()
                .contains("You have another interview at that time")
                .doesNotContain(SOMEBODY, "candidate-error", "Ben Okafor has");
    }

    @Test
    void whoIsNamedAnywayStandsForTheOthers() throws Exception {
        matched(true);
        Member charlie = cast.joins(people.ada(), people.charlie());
        at(MONDAY, () -> panel(people.ada(), charlie, set, NOON));
        assertThat(plans(people.dmitri(), people.ben(), people.ada()))
                .hasStatus(422)
                .bodyText()
                .contains("Ada has another interview at that time")
                .doesNotContain(SOMEBODY, "candidate-error", "Ben Okafor has");
    }

    @Test
    void askingIsCounted() throws Exception {
        matched(true);
        Limits limits = house.getBean(Limits.class);
        Member dmitri = people.dmitri();
        await("counted by the same counter, as a node counts alone while Redis is slow")
                .untilAsserted(() -> {
                    long before = limits.take(Limited.CHANGES, null, dmitri.accountId())
                            .remaining();
                    assertThat(plans(dmitri, people.ben(), people.ada())).hasStatus(422);
                    assertThat(plans(dmitri, people.ben(), people.ada())).hasStatus(422);
                    long after = limits.take(Limited.CHANGES, null, dmitri.accountId())
                            .remaining();
                    assertThat(after).isLessThanOrEqualTo(before - 2);
                });
    }

    @Test
    void withNamesItIsSaidWhoIsTaken() throws Exception {
        matched(false);
        assertThat(plans(people.dmitri(), people.ben(), people.ada()))
                .hasStatus(422)
                .bodyText()
                .contains("candidate-error", "Ben Okafor has another interview")
                .doesNotContain(SOMEBODY);
    }

    private void matched(boolean anonymous) throws Exception {
        UUID id = round(MONDAY, anonymous, people.ben(), people.chloe());
        assertThat(booking(match(id).interview()).startsAt()).isEqualTo(NOON);
    }

    /** On the Tuesday of their match, a quarter of an hour after its start. */
    private MvcTestResult plans(Member me, Member candidate, Member beside) throws Exception {
        return at(MONDAY, () -> web.post()
                .uri("/w/" + me.workspaceSlug() + "/interviews")
                .param("title", "Design round")
                .param("mode", "PANEL")
                .param("set", set.toString())
                .param("candidate", candidate.accountId().toString())
                .param("interviewers", beside.accountId().toString())
                .param("date", "2030-01-15")
                .param("time", "12:15")
                .param("zone", "Europe/Berlin")
                .with(as(me))
                .exchange());
    }
}
