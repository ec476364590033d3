package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.Standing;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who came, by what both say. */
class AttendanceTests extends AttendanceTest {

    @Test
    void eachSaysOfTheOtherFromTheStartOn() throws Exception {
        Instant begin = booking(id).startsAt();
        assertThatThrownBy(() -> say(people.ben(), people.chloe(), true, begin.minusSeconds(1)))
                .hasMessage("interviews.attendance.closed");
        assertThatThrownBy(() -> say(people.ben(), people.chloe(), false, start.minusSeconds(1)))
                .hasMessage("interviews.attendance.early");
        say(people.ben(), people.chloe(), true, begin);
        entered(people.chloe(), begin);
        say(people.chloe(), people.ben(), false, start.plusSeconds(600));

        assertThat(standing(people.chloe()).kept()).isOne();
        assertThat(standing(people.ben()).missed()).isOne();
        assertThat(facts.stream(AttendanceTold.class))
                .extracting(AttendanceTold::accountId, AttendanceTold::kept)
                .containsExactlyInAnyOrder(
                        tuple(people.chloe().accountId(), true),
                        tuple(people.ben().accountId(), false));
        say(people.chloe(), people.ben(), true, start.plusSeconds(900));
        assertThat(standing(people.ben()))
                .as("a later word stands")
                .extracting(Standing::kept, Standing::missed)
                .containsExactly(1, 0);
        assertThatThrownBy(() -> say(people.ben(), people.chloe(), true, start.plus(Duration.ofDays(15))))
                .hasMessage("interviews.attendance.closed");
    }

    @Test
    void anObjectionMakesItCountForNobody() throws Exception {
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start);
        say(people.ben(), people.ben(), true, start.plusSeconds(60));
        say(people.ben(), people.ben(), true, start.plusSeconds(61));

        assertThat(standing(people.ben()).fresh()).isTrue();
        assertThat(facts.stream(AttendanceDropped.class)).hasSize(1);
        say(people.chloe(), people.ben(), true, start.plusSeconds(120));
        assertThat(standing(people.ben()).kept()).as("until they agree").isOne();
        assertThat(standing(people.chloe()).kept()).isOne();
    }

    @Test
    void whoWasThereCameWhateverTheOtherObjects() throws Exception {
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start);
        assertThat(standing(people.ben()).missed()).isOne();
        say(people.ben(), people.ben(), true, start.plusSeconds(60));
        assertThat(standing(people.ben()).fresh()).isTrue();
        assertThat(standing(people.chloe()).kept()).isOne();
    }

    @Test
    void ofWhoWasNotThereTheWordCountsOnceBothSaySo() throws Exception {
        say(people.ben(), people.chloe(), false, start);
        assertThat(standing(people.chloe()).fresh()).isTrue();
        assertThat(told(people.chloe())).doesNotContain("Missed");
        assertThat(page(people.ben())).contains("counts only once Chloé says so too");
        assertThat(page(people.chloe())).contains("Ben Okafor was not in the room either");
        assertThatThrownBy(() -> callOff(people.ben(), start.plusSeconds(60)))
                .as("who may still be waiting is not left without a word")
                .hasMessage("interviews.cancel.begun");
        say(people.chloe(), people.ben(), false, start.plusSeconds(60));
        assertThat(standing(people.ben()).fresh())
                .as("two words against each other are none")
                .isTrue();
        assertThat(facts.stream(AttendanceTold.class)).isEmpty();

        say(people.chloe(), people.chloe(), false, start.plusSeconds(120));
        assertThat(standing(people.chloe()).missed()).isOne();
        assertThat(standing(people.ben()).fresh()).isTrue();
        assertThat(page(people.ben())).contains("Chloé says so too");
        assertThat(page(people.chloe())).contains("You said that you did not come");
        say(people.chloe(), people.chloe(), true, start.plusSeconds(180));
        assertThat(standing(people.chloe()).fresh()).as("the objection stands").isTrue();
    }

    @Test
    void bothReadWhatBothSaidAlsoOnceItIsCalledOff() throws Exception {
        entered(people.ben(), start);
        say(people.ben(), people.chloe(), false, start);
        callOff(people.ben(), start);
        say(people.chloe(), people.chloe(), true, start);

        assertThat(page(people.ben()))
                .contains("You said that Chloé did not come.", "Chloé says that they were there.")
                .doesNotContain("Came</button>");
        assertThat(page(people.chloe()))
                .contains("Ben Okafor says that you did not come", "You said that you were there");
        assertThat(page(people.ben())).contains("Nobody there", "Ben Okafor, <time");
        assertThat(told(people.ben())).containsOnlyOnce("You disagree");
        assertThat(told(people.chloe())).doesNotContain("You disagree");
    }

    private void callOff(Member me, Instant now) throws Exception {
        at(
                now,
                () -> in(me, () -> {
                    cancellations.cancel(me, id, "Nobody there");
                    return id;
                }));
    }

    private String page(Member me) throws Exception {
        return at(start, () -> web.get()
                .uri("/w/%s/interviews/%s".formatted(me.workspaceSlug(), id))
                .with(as(me))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private String told(Member me) throws Exception {
        return club.one(
                me,
                String.class,
                "select coalesce(string_agg(title, '; '), '') from notice where account_id = ?",
                me.accountId());
    }

    @Test
    void nobodyCallsOffWhatTheyMissed() throws Exception {
        assertThatThrownBy(() -> callOff(people.ben(), start)).hasMessage("interviews.cancel.begun");
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start.plusSeconds(900));
        assertThat(standing(people.ben()).missed()).isOne();
        assertThat(booking(id).status()).isEqualTo(Status.SCHEDULED);
        callOff(people.chloe(), start.plusSeconds(960));
        assertThat(booking(id).status()).as("who waited in vain may").isEqualTo(Status.CANCELLED);
        assertThat(standing(people.ben()).missed()).isOne();
    }

    @Test
    void whoComesLateCameAndIsNotCalledOff() throws Exception {
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start);
        assertThat(standing(people.ben()).missed()).isOne();
        entered(people.ben(), start.plusSeconds(120));
        assertThatThrownBy(() -> callOff(people.chloe(), start.plusSeconds(180)))
                .hasMessage("interviews.cancel.begun");
        at(
                start.plusSeconds(240),
                () -> in(people.ada(), () -> {
                    cancellations.cancel(people.ada(), id, "By an admin");
                    return id;
                }));
        assertThat(standing(people.ben()))
                .as("whoever calls it off")
                .extracting(Standing::kept, Standing::missed)
                .containsExactly(1, 0);
    }

    @Test
    void fromAfarNobodyIsKnownToHaveCome() throws Exception {
        assertThat(page(people.ben())).doesNotContain("Came</button>").contains("Did not come</button>");
        say(people.ben(), people.chloe(), true, start);
        say(people.chloe(), people.ben(), true, start);
        assertThat(facts.stream(AttendanceTold.class)).isEmpty();
        say(people.chloe(), people.chloe(), false, start.plusSeconds(60));
        assertThat(standing(people.chloe()).missed()).isOne();
        assertThat(standing(people.ben()).fresh()).isTrue();
    }

    @Test
    void whatIsSaidTooEarlyIsRefusedOnThePage() throws Exception {
        start = booking(id).startsAt().plusSeconds(60);
        assertThat(page(people.ben())).contains("Give them ten minutes").doesNotContain("Did not come</button>");
        String path = "/w/%s/interviews/%s".formatted(people.ben().workspaceSlug(), id);
        String seat = in(
                people.ben(),
                () -> seats.of(id, people.chloe().accountId()).id().toString());
        assertThat(at(start, () -> web.post()
                        .uri(path + "/attendance")
                        .param("seat", seat)
                        .param("came", "false")
                        .with(as(people.ben()))
                        .exchange()))
                .hasRedirectedUrl(path)
                .flash()
                .containsKey("problem");
        assertThat(facts.stream(AttendanceTold.class)).isEmpty();
    }

    @Test
    void whatWasSaidWasSaidOfTheTimeThatItHad() throws Exception {
        id = byHand();
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start);
        Instant later = start.plus(Duration.ofHours(3));
        at(
                start.plusSeconds(60),
                () -> in(people.chloe(), () -> house.getBean(TransactionTemplate.class)
                        .execute(status -> {
                            Rescheduling moves = house.getBean(Rescheduling.class);
                            moves.move(moves.hold(id), later, people.chloe().accountId());
                            return id;
                        })));
        start = later.plus(Attendance.PATIENCE);
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start);
        assertThat(facts.stream(AttendanceTold.class)
                        .filter(fact -> !fact.kept())
                        .map(AttendanceTold::accountId))
                .as("missed twice")
                .containsExactly(people.ben().accountId(), people.ben().accountId());
    }

    @Test
    void ofWhatWasPlannedByHandNobodysStandingTells() throws Exception {
        id = byHand();
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start);
        say(people.chloe(), people.ben(), false, start.plusSeconds(60));
        assertThat(facts.stream(AttendanceTold.class))
                .as("each once")
                .extracting(AttendanceTold::accountId, AttendanceTold::kept)
                .containsExactlyInAnyOrder(
                        tuple(people.chloe().accountId(), true),
                        tuple(people.ben().accountId(), false));
        assertThat(standing(people.ben()).fresh()).isTrue();
    }

    /** Chloé plans it with Ben, who was not asked. */
    private UUID byHand() throws Exception {
        UUID set = set("b02");
        Plan plan = new Plan(
                "By hand",
                Mode.PEER,
                set,
                set,
                Invitee.member(people.ben().accountId()),
                List.of(),
                List.of(),
                start.plus(Duration.ofDays(1)).minus(Attendance.PATIENCE),
                BERLIN,
                false);
        start = start.plus(Duration.ofDays(1));
        return at(MONDAY, () -> in(people.chloe(), () -> interviews.schedule(people.chloe(), plan)));
    }

    @Test
    void nobodyElseSaysAnything() throws Exception {
        for (Member other : List.of(people.ada(), people.dmitri(), people.charlie())) {
            assertThatThrownBy(() -> say(other, people.ben(), false, start)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> at(
                        start,
                        () -> in(people.ben(), () -> {
                            attendance.say(people.ben(), id, UUID.randomUUID(), false);
                            return id;
                        })))
                .isInstanceOf(NotFound.class);
        assertThat(facts.stream(AttendanceTold.class)).isEmpty();
    }
}
