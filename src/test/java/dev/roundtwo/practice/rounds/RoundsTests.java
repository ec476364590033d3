package dev.roundtwo.practice.rounds;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.groups.Memberships;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class RoundsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Rounds rounds;

    @Autowired
    RoundPages pages;

    @Autowired
    MatchPages matches;

    @Autowired
    Memberships memberships;

    @Autowired
    Rhythms rhythms;

    @Autowired
    ConfigurableApplicationContext house;

    @Autowired
    ApplicationEventMulticaster multicaster;

    private final Queue<PeersMatched> facts = new ConcurrentLinkedQueue<>();
    private int failAt = Integer.MAX_VALUE;

    People people;
    Club club;

    @BeforeEach
    void gather() {
        people = cast.people();
        club = new Club(house);
        multicaster.addApplicationListener(new Hears());
    }

    @AfterEach
    void leave() {
        multicaster.removeApplicationListeners(listener -> listener instanceof Hears);
    }

    /** Hears facts in the transaction that publishes them. */
    private final class Hears implements ApplicationListener<PayloadApplicationEvent<PeersMatched>> {
        @Override
        public void onApplicationEvent(PayloadApplicationEvent<PeersMatched> event) {
            hear(event.getPayload());
        }
    }

    private void hear(PeersMatched fact) {
        if (fact.workspaceId().equals(people.ada().workspaceId())) {
            facts.add(fact);
            if (facts.size() == failAt) {
                throw new IllegalStateException("The node is gone");
            }
        }
    }

    @Test
    void aRoundIsDraftedMovedByHandAndTold() throws Exception {
        UUID group = four(false);
        UUID round = draft(group);
        assertThat(facts).isEmpty();
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
        assertThat(facts).hasSize(2).allSatisfy(fact -> {
            assertThat(fact.group()).isEqualTo(group);
            assertThat(fact.anonymous()).isFalse();
        });
        assertThat(facts).extracting(PeersMatched::asks).contains(last.answers().account());
    }

    @Test
    void whoLooksAtAnOldDraftMovesAndTellsNothing() throws Exception {
        UUID group = four(false);
        UUID round = draft(group);
        in(people.ada(), () -> {
            rounds.again(people.ada(), group, round, 0);
            return "";
        });
        assertThatThrownBy(() -> publish(group, round, 0)).hasMessage("practice.round.changed");
        assertThatThrownBy(() -> swap(
                        group, round, people.ada().accountId(), people.ben().accountId(), 0))
                .hasMessage("practice.round.changed");
        assertThat(facts).isEmpty();
    }

    @Test
    void toldTwiceAtOnceItIsToldOnce() throws Exception {
        UUID group = four(false);
        UUID round = draft(group);
        assertThat(Club.atOnce(
                        () -> publish(group, round, 0), () -> publish(group, round, 0), () -> publish(group, round, 0)))
                .containsOnlyNulls();
        assertThat(facts).hasSize(2);
    }

    @Test
    void whoDiesWhileTellingHasToldNobody() throws Exception {
        UUID group = four(false);
        UUID round = draft(group);
        failAt = 2;
        assertThatThrownBy(() -> publish(group, round, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(club.one(people.ada(), String.class, "select status from practice_round where id = ?", round))
                .isEqualTo("DRAFT");
        assertThat(club.one(
                        people.ada(),
                        Long.class,
                        "select count(*) from practice_match where round_id = ? and matched_at is not null",
                        round))
                .isZero();
        facts.clear();
        failAt = Integer.MAX_VALUE;
        publish(group, round, 0);
        assertThat(facts).hasSize(2);
    }

    @Test
    void whoLeftSinceTheDraftIsNotPaired() throws Exception {
        UUID group = four(false);
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
        assertThat(facts).hasSize(1);
        assertThat(facts.peek().observes()).as("the odd one out").isNotNull();
    }

    @Test
    void threeInThreeRoundsMeetEachOtherOnceAndObserveOnce() throws Exception {
        UUID group = club.group(people.ada(), "ON_DEMAND", "", false, people.ben(), people.chloe());
        for (int round = 0; round < 3; round++) {
            publish(group, draft(group), 0);
        }
        assertThat(facts).hasSize(3);
        assertThat(facts.stream().map(PeersMatched::observes).distinct()).hasSize(3);
        assertThat(facts.stream()
                        .map(fact -> Pairing.Couple.of(fact.asks(), fact.answers()))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void oneAloneAndASecondDraftAreRefused() throws Exception {
        UUID alone = club.group(people.ada(), "ON_DEMAND", "", false);
        assertThatThrownBy(() -> draft(alone)).hasMessage("practice.round.few");
        UUID group = four(false);
        List<Throwable> thrown = Club.atOnce(() -> draft(group), () -> draft(group));
        assertThat(thrown)
                .filteredOn(Objects::nonNull)
                .singleElement()
                .isInstanceOf(RuleBroken.class)
                .hasToString("dev.roundtwo.platform.RuleBroken: practice.round.open");
    }

    /** A month on the group's own clock, in which the last night of summer time lies; two nodes look at once. */
    @Test
    void roundsComeByTheRhythmOncePerWeek() throws Exception {
        UUID group =
                club.group(people.ada(), "WEEKLY", "2027-03-18", false, people.ben(), people.chloe(), people.dmitri());
        Instant start = Instant.parse("2027-03-14T00:00:00Z");
        for (int hour = 0; hour < 28 * 24; hour += 6) {
            Instant now = start.plus(Duration.ofHours(hour));
            assertThat(Club.atOnce(() -> Backdated.at(now, rhythms::keep), () -> Backdated.at(now, rhythms::keep)))
                    .containsOnlyNulls();
        }
        assertThat(facts.stream().map(PeersMatched::at).distinct().map(Instant::toString))
                .as("8:00 in Berlin, seen at the next look")
                .containsExactly(
                        "2027-03-18T12:00:00Z", "2027-03-25T12:00:00Z", "2027-04-01T06:00:00Z", "2027-04-08T06:00:00Z");
        assertThat(facts).hasSize(8);
        assertThat(facts.stream()
                        .limit(6)
                        .map(fact -> Pairing.Couple.of(fact.asks(), fact.answers()))
                        .distinct())
                .as("in three rounds of four everybody meets everybody")
                .hasSize(6);
    }

    @Test
    void afterALongPauseOneRoundComesAndNotAllThatWereMissed() throws Exception {
        club.group(people.ada(), "WEEKLY", "2027-03-18", false, people.ben());
        Backdated.at(Instant.parse("2027-05-01T00:00:00Z"), rhythms::keep);
        Backdated.at(Instant.parse("2027-05-01T00:05:00Z"), rhythms::keep);
        Backdated.at(Instant.parse("2027-05-01T00:10:00Z"), rhythms::keep);
        assertThat(facts).hasSize(1);
    }

    @Test
    void whatNobodyLookedAtIsPairedAgainWhenSomebodyCame() throws Exception {
        UUID group = club.group(people.ada(), "WEEKLY", "2027-03-18", false, people.ben());
        Backdated.at(Instant.parse("2027-03-16T12:00:00Z"), rhythms::keep);
        club.joins(people.chloe(), group, people.ada());
        club.joins(people.dmitri(), group, people.ada());
        Backdated.at(Instant.parse("2027-03-18T12:00:00Z"), rhythms::keep);
        assertThat(facts).hasSize(2);
    }

    @Test
    void namesShowWhenBothAgreed() throws Exception {
        UUID group = four(true);
        publish(group, draft(group), 0);
        PeersMatched fact = facts.peek();
        assertThat(fact.anonymous()).isTrue();
        var asks = List.of(people.ada(), people.ben(), people.chloe(), people.dmitri()).stream()
                .filter(one -> one.accountId().equals(fact.asks()))
                .findFirst()
                .orElseThrow();
        var answers = List.of(people.ada(), people.ben(), people.chloe(), people.dmitri()).stream()
                .filter(one -> one.accountId().equals(fact.answers()))
                .findFirst()
                .orElseThrow();
        assertThat(in(asks, () -> matches.page(asks, fact.match())).partner()).isNull();
        assertThat(web.get()
                        .uri("/w/%s/matches/%s".formatted(asks.workspaceSlug(), fact.match()))
                        .with(as(asks)))
                .bodyText()
                .contains("You and your partner")
                .doesNotContain(answers.name());
        in(asks, () -> {
            matches.show(asks, fact.match());
            return "";
        });
        assertThat(in(asks, () -> matches.page(asks, fact.match())).hidden()).isTrue();
        in(answers, () -> {
            matches.show(answers, fact.match());
            return "";
        });
        assertThat(in(asks, () -> matches.page(asks, fact.match())).partner()).isEqualTo(answers.name());
        assertThat(web.get()
                        .uri("/w/%s/groups/%s".formatted(people.ben().workspaceSlug(), group))
                        .with(as(people.ben())))
                .bodyText()
                .contains("This group plays without names")
                .doesNotContain("asks first,");
    }

    private UUID four(boolean anonymous) throws Exception {
        return club.group(people.ada(), "ON_DEMAND", "", anonymous, people.ben(), people.chloe(), people.dmitri());
    }

    private UUID draft(UUID group) throws Exception {
        return in(people.ada(), () -> rounds.draft(people.ada(), group));
    }

    private RoundPage page(UUID group, UUID round) throws Exception {
        return in(people.ada(), () -> pages.page(people.ada(), group, round));
    }

    private void publish(UUID group, UUID round, int version) throws Exception {
        in(people.ada(), () -> {
            rounds.publish(people.ada(), group, round, version);
            return "";
        });
    }

    private void swap(UUID group, UUID round, UUID one, UUID other, int version) throws Exception {
        in(people.ada(), () -> {
            rounds.swap(people.ada(), group, round, one, other, version);
            return "";
        });
    }
}
