package dev.roundtwo.practice.rounds;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.groups.Memberships;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RoundsTests extends RoundsTest {

    @Autowired
    Rounds rounds;

    @Autowired
    RoundPages pages;

    @Autowired
    Memberships memberships;

    @Test
    void aRoundIsDraftedMovedByHandAndTold() throws Exception {
        UUID group = four();
        UUID round = draft(group);
        assertThat(heard.facts()).isEmpty();
        RoundPage before = page(group, round);
        PairRow first = before.pairs().getFirst();
        PairRow last = before.pairs().getLast();
        swap(group, round, first.asks().account(), last.answers().account(), 0);
        RoundPage after = page(group, round);
        assertThat(after.pairs()).anySatisfy(pair -> {
            assertThat(pair.match()).isEqualTo(first.match());
            assertThat(pair.asks()).isEqualTo(last.answers());
        });
        assertThat(after.pairs()).anySatisfy(pair -> {
            assertThat(pair.match()).isEqualTo(last.match());
            assertThat(pair.answers()).isEqualTo(first.asks());
        });
        publish(group, round, 1);
        assertThat(heard.facts()).hasSize(2).allSatisfy(fact -> {
            assertThat(fact.group()).isEqualTo(group);
            assertThat(fact.anonymous()).isFalse();
        });
        assertThat(heard.facts())
                .extracting(PeersMatched::asks)
                .contains(last.answers().account());
    }

    @Test
    void whoLooksAtAnOldDraftMovesAndTellsNothing() throws Exception {
        UUID group = four();
        UUID round = draft(group);
        in(people.ada(), () -> {
            rounds.again(people.ada(), group, round, 0);
            return "";
        });
        assertThatThrownBy(() -> publish(group, round, 0)).hasMessage("practice.round.changed");
        assertThatThrownBy(() -> swap(
                        group, round, people.ada().accountId(), people.ben().accountId(), 0))
                .hasMessage("practice.round.changed");
        assertThat(heard.facts()).isEmpty();
    }

    @Test
    void onlyTwoPeopleOfTheRoundChangePlaces() throws Exception {
        UUID group = four();
        UUID round = draft(group);
        UUID ada = people.ada().accountId();
        for (UUID other : List.of(ada, UUID.randomUUID(), people.charlie().accountId())) {
            assertThatThrownBy(() -> swap(group, round, ada, other, 0)).hasMessage("practice.round.swap");
        }
    }

    @Test
    void toldTwiceAtOnceItIsToldOnce() throws Exception {
        UUID group = four();
        UUID round = draft(group);
        assertThat(Club.atOnce(
                        () -> publish(group, round, 0), () -> publish(group, round, 0), () -> publish(group, round, 0)))
                .containsOnlyNulls();
        assertThat(heard.facts()).hasSize(2);
    }

    @Test
    void aRoundThatWasToldIsToldOnce() throws Exception {
        UUID group = four();
        UUID round = draft(group);
        publish(group, round, 0);
        publish(group, round, 1);
        assertThat(heard.facts()).hasSize(2);
        assertThat(in(people.ada(), () -> rounds.publish(people.ada(), group, round, 0)))
                .isFalse();
        assertThatThrownBy(() -> swap(
                        group, round, people.ada().accountId(), people.ben().accountId(), 1))
                .as("nobody else changed it")
                .hasMessage("practice.round.PUBLISHED");
    }

    @Test
    void whoDiesWhileTellingHasToldNobody() throws Exception {
        UUID group = four();
        UUID round = draft(group);
        heard.diesAt(2);
        assertThatThrownBy(() -> publish(group, round, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(club.one(people.ada(), String.class, "select status from practice_round where id = ?", round))
                .isEqualTo("DRAFT");
        assertThat(club.one(
                        people.ada(),
                        Long.class,
                        "select count(*) from practice_match where round_id = ? and matched_at is not null",
                        round))
                .isZero();
        heard.diesAt(0);
        publish(group, round, 0);
        assertThat(heard.facts()).hasSize(2);
    }

    @Test
    void whoLeftSinceTheDraftIsNotPaired() throws Exception {
        UUID group = four();
        UUID round = draft(group);
        in(people.ben(), () -> {
            memberships.remove(people.ben(), group, people.ben().accountId());
            return "";
        });
        assertThat(page(group, round).stale()).isTrue();
        assertThatThrownBy(() -> publish(group, round, 0)).hasMessage("practice.round.stale");
        in(people.ada(), () -> {
            rounds.again(people.ada(), group, round, 0);
            return "";
        });
        publish(group, round, 1);
        assertThat(heard.facts()).hasSize(1);
        assertThat(heard.facts().getFirst().observes()).as("the odd one out").isNotNull();
    }

    @Test
    void threeInThreeRoundsMeetEachOtherOnceAndObserveOnce() throws Exception {
        UUID group = club.group(people.ada(), "ON_DEMAND", "", false, people.ben(), people.chloe());
        for (int round = 0; round < 3; round++) {
            publish(group, draft(group), 0);
        }
        assertThat(heard.facts()).hasSize(3);
        assertThat(heard.facts().stream().map(PeersMatched::observes).distinct())
                .hasSize(3);
        assertThat(heard.facts().stream()
                        .map(fact -> Pairing.Couple.of(fact.asks(), fact.answers()))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void oneAloneAndASecondDraftAreRefused() throws Exception {
        UUID alone = club.group(people.ada(), "ON_DEMAND", "", false);
        assertThatThrownBy(() -> draft(alone)).hasMessage("practice.round.few");
        UUID group = four();
        List<Throwable> thrown = Club.atOnce(() -> draft(group), () -> draft(group));
        assertThat(thrown)
                .filteredOn(Objects::nonNull)
                .singleElement()
                .isInstanceOf(RuleBroken.class)
                .hasToString("dev.roundtwo.platform.RuleBroken: practice.round.open");
    }

    private UUID four() throws Exception {
        return club.four(people, false);
    }

    private UUID draft(UUID group) throws Exception {
        return club.draft(people.ada(), group);
    }

    private RoundPage page(UUID group, UUID round) throws Exception {
        return in(people.ada(), () -> pages.page(people.ada(), group, round));
    }

    private void publish(UUID group, UUID round, int version) throws Exception {
        club.publish(people.ada(), group, round, version);
    }

    private void swap(UUID group, UUID round, UUID one, UUID other, int version) throws Exception {
        in(people.ada(), () -> {
            rounds.swap(people.ada(), group, round, one, other, version);
            return "";
        });
    }
}
