package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An interview that two peers call off is not the end of their match, as long as it has time. */
class CalledOffTests extends BookingTest {

    private static final Instant LATER = Instant.parse("2030-01-16T09:00:00Z");

    @Autowired
    Proposals proposals;

    @Autowired
    Cancellations cancellations;

    private UUID match;
    private UUID first;

    @BeforeEach
    void oneIsBookedAndCalledOff() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        match = round(MONDAY, false, people.ben(), people.chloe());
        first = match(match).interview();
        at(
                MONDAY,
                () -> in(people.ben(), () -> {
                    cancellations.cancel(people.ben(), first, "Ill");
                    return "";
                }));
    }

    @Test
    void anotherTimeIsFoundForIt() throws Exception {
        assertThat(page(people.chloe(), "/interviews/" + first, MONDAY))
                .hasStatusOk()
                .bodyText()
                .contains("Find another time", "/interviews/matches/" + match);
        assertThat(page(people.ada(), "/interviews/" + first, MONDAY))
                .bodyText()
                .doesNotContain("Find another time");
        assertThat(page(people.chloe(), "/interviews/matches/" + match, MONDAY))
                .hasStatusOk()
                .bodyText()
                .contains("Find a time", "When both have time");
        assertThat(page(people.ben(), "/interviews", MONDAY)).bodyText().contains("/interviews/matches/" + match);

        UUID proposal = propose();
        UUID second = at(MONDAY, () -> in(people.chloe(), () -> proposals.accept(people.chloe(), proposal, LATER)));

        assertThat(second).isNotEqualTo(first);
        assertThat(match(match).interview()).isEqualTo(second);
        assertThat(booking(second).startsAt()).isEqualTo(LATER);
        assertThat(booking(first).status()).isEqualTo(Status.CANCELLED);
        assertThatThrownBy(this::propose).hasMessage("interviews.proposal.gone");
        assertThat(page(people.chloe(), "/interviews/" + first, MONDAY))
                .bodyText()
                .contains("Cancelled")
                .doesNotContain("Find another time");
        assertThat(taken(people.ben())).as("the later one alone").isOne();
    }

    @Test
    void afterItsTimeTheNextRoundPairsAnew() throws Exception {
        Instant over = MONDAY.plus(Duration.ofDays(30));
        assertThat(page(people.ben(), "/interviews/" + first, over))
                .bodyText()
                .contains("The next round pairs you again")
                .doesNotContain("Find another time");
        assertThat(page(people.ben(), "/interviews/matches/" + match, over))
                .bodyText()
                .contains("The time to meet is over")
                .doesNotContain("Propose");
        assertThatThrownBy(() -> at(
                        over,
                        () -> in(
                                people.ben(),
                                () -> proposals.forMatch(people.ben(), match, List.of(over.plus(Duration.ofDays(1)))))))
                .hasMessage("interviews.proposal.gone");
    }

    private UUID propose() throws Exception {
        return at(MONDAY, () -> in(people.ben(), () -> proposals.forMatch(people.ben(), match, List.of(LATER))));
    }

    private MvcTestResult page(Member me, String tail, Instant now) throws Exception {
        return at(now, () -> web.get()
                .uri("/w/" + people.ada().workspaceSlug() + tail)
                .with(as(me))
                .exchange());
    }
}
