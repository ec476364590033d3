package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.TimesProposed;
import dev.roundtwo.interviews.booking.Moves.Outcome;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another time for what is planned, and a first one for what is not. */
class MovesTests extends BookingTest {

    private static final Instant NOON = Instant.parse("2030-01-15T11:00:00Z");

    @Autowired
    Moves moves;

    @Autowired
    Proposals proposals;

    private UUID set;

    @BeforeEach
    void bothHaveTimeAroundNoon() throws Exception {
        set = set("b01", "b02");
        hours(people.ben(), "Europe/Berlin", 15, "12:00-15:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-15:00");
    }

    @Test
    void aPlannerMovesAPanelAtOnce() throws Exception {
        UUID id = at(MONDAY, () -> panel(people.ada(), people.ben(), set, NOON));
        Instant night = NOON.plus(Duration.ofHours(12));
        assertThat(move(people.ada(), id, night)).isEqualTo(Outcome.MOVED);

        assertThat(booking(id).startsAt()).isEqualTo(night);
        assertThat(booking(id).sequence()).isOne();
        assertThat(facts.stream(InterviewMoved.class)).singleElement().satisfies(fact -> {
            assertThat(fact.from()).isEqualTo(NOON);
            assertThat(fact.to()).isEqualTo(night);
            assertThat(fact.by()).isEqualTo(people.ada().accountId());
        });
        for (Member other : List.of(people.ben(), people.chloe())) {
            assertThatThrownBy(() -> move(other, id, NOON)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> move(people.charlie(), id, NOON)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> move(people.ada(), id, MONDAY.minusSeconds(60)))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("interviews.move.past");
        assertThatThrownBy(() -> move(people.ada(), id, night)).hasMessage("interviews.move.same");
    }

    @Test
    void nobodyIsMovedOntoAnotherAppointment() throws Exception {
        UUID id = at(MONDAY, () -> panel(people.ada(), people.ben(), set, NOON));
        UUID other = at(MONDAY, () -> panel(people.dmitri(), people.ben(), set, NOON.plus(Duration.ofHours(2))));
        assertThatThrownBy(() -> move(people.ada(), id, NOON.plus(Duration.ofMinutes(110))))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> {
                    assertThat(broken.code()).isEqualTo("interviews.taken");
                    assertThat(broken.arguments()[0]).isEqualTo("Ben Okafor");
                });
        assertThat(move(people.ada(), id, NOON.plus(Duration.ofMinutes(10))))
                .as("its own old time does not stand against it")
                .isEqualTo(Outcome.MOVED);
        Instant six = NOON.plus(Duration.ofHours(6));
        List<Throwable> thrown =
                Club.atOnce(() -> move(people.ada(), id, six), () -> move(people.dmitri(), other, six));
        assertThat(thrown.stream().filter(Objects::isNull)).hasSize(1);
        assertThat(thrown.stream().filter(Objects::nonNull)).allMatch(refused -> refused instanceof RuleBroken);
    }

    @Test
    void aPeerMovesToWhereTheOtherIsFreeAndElseProposes() throws Exception {
        UUID id = peers();
        assertThat(move(people.ben(), id, NOON.plus(Duration.ofMinutes(30)))).isEqualTo(Outcome.MOVED);
        Instant evening = NOON.plus(Duration.ofHours(8));
        assertThat(move(people.ben(), id, evening)).isEqualTo(Outcome.PROPOSED);
        assertThat(booking(id).startsAt()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(booking(id).sequence()).isOne();

        UUID proposal = in(people.chloe(), () -> proposals.forInterview(id)).id();
        assertThat(facts.stream(TimesProposed.class))
                .singleElement()
                .extracting(TimesProposed::proposalId)
                .isEqualTo(proposal);
        assertThatThrownBy(() -> accept(people.ben(), proposal, evening))
                .as("not one's own")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> accept(people.ada(), proposal, evening)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> accept(people.chloe(), proposal, NOON)).hasMessage("interviews.proposal.choose");
        assertThat(accept(people.chloe(), proposal, evening)).isEqualTo(id);
        assertThat(booking(id).startsAt()).isEqualTo(evening);
        assertThat(booking(id).sequence()).isEqualTo(2);
        assertThatThrownBy(() -> accept(people.chloe(), proposal, evening)).hasMessage("interviews.proposal.gone");
    }

    @Test
    void aProposalKeepsThePausesAroundAppointments() throws Exception {
        UUID id = peers();
        at(MONDAY, () -> panel(people.ada(), people.ben(), set, NOON.plus(Duration.ofHours(9))));
        assertThatThrownBy(() -> move(people.chloe(), id, NOON.plus(Duration.ofMinutes(9 * 60 - 65))))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> {
                    assertThat(broken.code()).isEqualTo("interviews.pause");
                    assertThat(broken.arguments()[0]).isEqualTo("Ben Okafor");
                });
        assertThat(move(people.chloe(), id, NOON.plus(Duration.ofMinutes(9 * 60 - 75))))
                .isEqualTo(Outcome.PROPOSED);
    }

    @Test
    void ofAnAcceptanceAndAMoveAtOnceOneWins() throws Exception {
        for (int round = 0; round < 4; round++) {
            UUID id = peers();
            Instant evening = NOON.plus(Duration.ofHours(8));
            UUID proposal = at(
                    MONDAY, () -> in(people.ben(), () -> proposals.forInterview(people.ben(), id, List.of(evening))));
            Instant later = NOON.plus(Duration.ofMinutes(60));
            List<Throwable> thrown =
                    Club.atOnce(() -> accept(people.chloe(), proposal, evening), () -> move(people.ben(), id, later));
            assertThat(thrown).filteredOn(Objects::nonNull).allMatch(refused -> refused instanceof RuleBroken);
            assertThat(booking(id).startsAt()).isIn(evening, later);
            assertThat(in(people.ben(), () -> proposals.of(proposal)).open()).isFalse();
            club.change(people.ada(), "delete from interview where id = ?", id);
        }
    }

    @Test
    void aMatchWithoutATimeGetsOneByProposing() throws Exception {
        hours(people.chloe(), "Europe/Berlin", 15, "8:00-9:00");
        UUID match = round(MONDAY, false, people.ben(), people.chloe());
        assertThat(match(match).interview()).isNull();
        Instant early = NOON.minus(Duration.ofHours(3));
        Instant late = NOON.plus(Duration.ofHours(8));

        assertThatThrownBy(() -> at(
                        MONDAY, () -> in(people.ada(), () -> proposals.forMatch(people.ada(), match, List.of(early)))))
                .isInstanceOf(NotFound.class);
        UUID first = propose(people.ben(), match, early);
        UUID second = propose(people.chloe(), match, late, late.plus(Duration.ofHours(1)));
        assertThatThrownBy(() -> accept(people.chloe(), first, early))
                .as("proposing others answers it")
                .hasMessage("interviews.proposal.gone");
        assertThatThrownBy(() -> propose(people.ben(), match)).hasMessage("interviews.proposal.none");
        List<Throwable> thrown =
                Club.atOnce(() -> accept(people.ben(), second, late), () -> accept(people.ben(), second, late));
        assertThat(thrown).filteredOn(Objects::nonNull).singleElement().isInstanceOf(RuleBroken.class);
        UUID interview = match(match).interview();
        assertThat(booking(interview).startsAt()).isEqualTo(late);
        assertThat(booking(interview).people()).extracting(Person::name).contains("Ben Okafor", "Chloé");
        assertThatThrownBy(() -> propose(people.ben(), match, early)).hasMessage("interviews.proposal.gone");
    }

    @Test
    void aLinkMovesToWhereTheOthersAreFree() throws Exception {
        hours(people.ada(), "Europe/Berlin", 15, "12:00-15:00");
        UUID id = at(MONDAY, () -> panel(people.ada(), people.ben(), set, NOON));
        UUID seat = booking(id).people().stream()
                .filter(person -> people.ben().accountId().equals(person.account()))
                .findFirst()
                .orElseThrow()
                .seat();
        assertThat(byLink(id, seat, NOON.plus(Duration.ofHours(8)))).isEqualTo(Outcome.PROPOSED);
        assertThatThrownBy(() -> byLink(id, UUID.randomUUID(), NOON.plus(Duration.ofHours(1))))
                .isInstanceOf(NotFound.class);
        List<Instant> times = at(MONDAY, () -> in(people.ben(), () -> moves.times(id, 4)));
        assertThat(times).hasSize(4).allMatch(time -> !time.isBefore(MONDAY.plus(Duration.ofDays(1))));
        assertThat(byLink(id, seat, times.get(1))).isEqualTo(Outcome.MOVED);
        assertThat(booking(id).startsAt()).isEqualTo(times.get(1));
    }

    @Test
    void atShortNoticeOrAfterTheStartNobodyMovesAlone() throws Exception {
        UUID id = peers();
        Instant soon = NOON.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(30));
        Instant later = NOON.plus(Duration.ofDays(1));
        hours(people.chloe(), "Europe/Berlin", 0, "0:00-24:00");
        assertThat(at(
                        NOON.minus(Duration.ofHours(25)),
                        () -> in(people.ben(), () -> moves.move(people.ben(), id, soon))))
                .as("less than a day")
                .isEqualTo(Outcome.PROPOSED);
        assertThat(at(
                        NOON.plus(Duration.ofHours(1)),
                        () -> in(people.ben(), () -> moves.move(people.ben(), id, later))))
                .as("it was to begin an hour ago")
                .isEqualTo(Outcome.PROPOSED);
        assertThat(booking(id).startsAt()).isEqualTo(NOON);
        assertThat(at(
                        NOON.minus(Duration.ofMinutes(1)),
                        () -> in(people.ben(), () -> moves.move(people.ben(), id, later.plus(Duration.ofHours(1))))))
                .isEqualTo(Outcome.MOVED);
    }

    private UUID peers() throws Exception {
        return match(round(MONDAY, false, people.ben(), people.chloe())).interview();
    }

    private Outcome move(Member me, UUID id, Instant to) throws Exception {
        return at(MONDAY, () -> in(me, () -> moves.move(me, id, to)));
    }

    private Outcome byLink(UUID id, UUID seat, Instant to) throws Exception {
        return at(MONDAY, () -> in(people.ben(), () -> moves.byLink(id, seat, List.of(to))));
    }

    private UUID accept(Member me, UUID proposal, Instant time) throws Exception {
        return at(MONDAY, () -> in(me, () -> proposals.accept(me, proposal, time)));
    }

    private UUID propose(Member me, UUID match, Instant... times) throws Exception {
        return at(MONDAY, () -> in(me, () -> proposals.forMatch(me, match, List.of(times))));
    }
}
