package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.TightLimits;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each change of a planned interview is a mail to others: three an hour for each account, and for each guest, in these tests. */
@TightLimits
class ChangeLimitTests {

    private static final Instant NOON = Instant.now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.HOURS);

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Interviews interviews;

    @Autowired
    Bookings bookings;

    @Autowired
    Moves moves;

    @Autowired
    Proposals proposals;

    @Autowired
    Cancellations cancellations;

    @Autowired
    QuestionSets sets;

    People people;
    UUID set;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        set = in(people.ada(), () -> {
            UUID made = sets.create(people.ada(), "Set", "");
            sets.addItem(people.ada(), made, "b01", 10);
            sets.publish(people.ada(), made);
            return made;
        });
    }

    @Test
    void whoeverMovesALotIsToldToWaitAndNothingMoves() throws Exception {
        UUID id = plan(people.ada(), Mode.PANEL, Invitee.member(people.ben().accountId()));
        for (int hour = 1; hour <= 3; hour++) {
            move(people.ada(), id, hour);
        }
        assertThat(web.post()
                        .uri("/w/" + people.ada().workspaceSlug() + "/interviews/" + id + "/times")
                        .param("times", later(4).toString())
                        .with(as(people.ada())))
                .hasStatus(429)
                .bodyText()
                .contains("Nothing was changed");
        assertThatThrownBy(() -> cancel(people.ada(), id)).isInstanceOf(Throttled.class);
        assertThat(booking(id).startsAt()).isEqualTo(later(3));
        assertThat(booking(id).status()).isEqualTo(Status.SCHEDULED);
        UUID other =
                plan(people.chloe(), Mode.PANEL, Invitee.member(people.dmitri().accountId()));
        cancel(people.chloe(), other);
        assertThat(booking(other).status()).as("others have theirs").isEqualTo(Status.CANCELLED);
    }

    @Test
    void proposalsCountAsWell() throws Exception {
        UUID id = plan(people.chloe(), Mode.PEER, Invitee.member(people.ben().accountId()));
        for (int hour = 1; hour <= 3; hour++) {
            propose(id, hour);
        }
        assertThatThrownBy(() -> propose(id, 4)).isInstanceOf(Throttled.class);
        assertThat(in(people.chloe(), () -> proposals.forInterview(id)).times()).containsExactly(later(3));
    }

    /** Whoever does it, and with however many interviews. */
    @Test
    void aGuestIsNotWrittenToWithoutEnd() throws Exception {
        String address = "dmitri@" + people.ada().workspaceSlug() + ".example.org";
        UUID id = plan(people.ada(), Mode.PANEL, Invitee.guest("Dmitri", address));
        move(people.ada(), id, 1);
        UUID other = plan(people.chloe(), Mode.PANEL, Invitee.guest("Dmitri", address.toUpperCase(Locale.ROOT)));

        assertThat(web.post()
                        .uri("/w/" + people.ada().workspaceSlug() + "/interviews/" + id + "/times")
                        .param("times", later(2).toString())
                        .with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("A guest of it was written to a lot in the last hour. Nothing was changed");
        assertThat(booking(id).startsAt()).isEqualTo(later(1));
        assertThatThrownBy(() -> plan(people.dmitri(), Mode.PANEL, Invitee.guest("Dmitri", address)))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("interviews.guest.often");
        cancel(people.chloe(), other);
        assertThat(booking(other).status()).as("that it is off is told").isEqualTo(Status.CANCELLED);
        plan(people.chloe(), Mode.PANEL, Invitee.guest("Dmitri", "another-" + address));
    }

    private UUID plan(Member me, Mode mode, Invitee invitee) throws Exception {
        UUID second = mode == Mode.PEER ? set : null;
        return in(
                me,
                () -> interviews.schedule(
                        me,
                        new Plan(
                                "Talk", mode, set, second, invitee, List.of(), List.of(), NOON, ZoneOffset.UTC, true)));
    }

    private void move(Member me, UUID id, int hours) throws Exception {
        in(me, () -> moves.move(me, id, later(hours)));
    }

    private void propose(UUID id, int hours) throws Exception {
        in(people.ben(), () -> proposals.forInterview(people.ben(), id, List.of(later(hours))));
    }

    private void cancel(Member me, UUID id) throws Exception {
        in(me, () -> {
            cancellations.cancel(me, id, "The second site is down.");
            return id;
        });
    }

    private Bookings.Booking booking(UUID id) throws Exception {
        return in(people.ada(), () -> bookings.of(id));
    }

    private static Instant later(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }
}
