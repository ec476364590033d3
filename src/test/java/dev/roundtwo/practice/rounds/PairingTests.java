package dev.roundtwo.practice.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.practice.rounds.Pairing.Couple;
import dev.roundtwo.practice.rounds.Pairing.Match;
import dev.roundtwo.practice.rounds.Pairing.Person;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingTests {

    private static final Instant THEN = Instant.parse("2026-09-01T10:00:00Z");

    private final Random random = new Random(20_261_122);

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 10})
    void noOtherPairingOfTheWholeGroupCostsLess(int size) {
        for (int round = 0; round < 40; round++) {
            List<Person> people = people(size);
            Pairing pairing = new Pairing(people, met(people, random.nextInt(3 * size)), random.nextLong());
            double cost = pairing.matches().stream()
                    .mapToDouble(match -> pairing.cost(of(people, match.asks()), of(people, match.answers())))
                    .sum();
            assertThat(cost).isEqualTo(least(pairing, people));
        }
    }

    /** Tries every pairing there is. */
    private static double least(Pairing pairing, List<Person> people) {
        if (people.isEmpty()) {
            return 0;
        }
        double least = Double.MAX_VALUE;
        for (int other = 1; other < people.size(); other++) {
            List<Person> rest = new ArrayList<>(people);
            Person partner = rest.remove(other);
            Person first = rest.removeFirst();
            least = Math.min(least, pairing.cost(first, partner) + least(pairing, rest));
        }
        return least;
    }

    /** As long as everybody has met fewer than half of the others, there is a pairing of strangers (Dirac). */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 20})
    void nobodyPractisesTwiceWithTheSameWhileStrangersCanBePaired(int size) {
        List<Person> people = people(size);
        Map<Couple, Integer> met = new HashMap<>();
        for (int round = 0; round < size / 2; round++) {
            for (Match match : new Pairing(people, met, round).matches()) {
                assertThat(met.merge(Couple.of(match.asks(), match.answers()), 1, Integer::sum))
                        .as("round %d", round)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void whenAllHaveMetThoseWhoMetLessOftenMeetAgain() {
        List<Person> people = people(4);
        Map<Couple, Integer> met = new HashMap<>();
        for (int round = 0; round < 9; round++) {
            new Pairing(people, met, round)
                    .matches()
                    .forEach(match -> met.merge(Couple.of(match.asks(), match.answers()), 1, Integer::sum));
        }
        assertThat(met).hasSize(6);
        assertThat(met.values()).containsOnly(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 9})
    void ofAnOddNumberEverybodyObservesOnceBeforeAnybodyDoesTwice(int size) {
        List<Person> people = new ArrayList<>(people(size));
        Set<UUID> observed = new HashSet<>();
        for (int round = 0; round < size; round++) {
            List<Match> matches = new Pairing(people, Map.of(), round).matches();
            List<UUID> observers = matches.stream()
                    .map(Match::observes)
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(observers).hasSize(1);
            assertThat(observed.add(observers.getFirst())).isTrue();
            Instant now = THEN.plus(Duration.ofDays(100 + round));
            people.replaceAll(one -> one.account().equals(observers.getFirst())
                    ? new Person(one.account(), one.level(), one.free(), one.asked(), one.askedLast(), now)
                    : one);
        }
        assertThat(observed).hasSize(size);
    }

    @RepeatedTest(5)
    void everybodyIsInOneMatchOnly() {
        List<Person> people = people(2 + random.nextInt(20));
        List<UUID> placed = new Pairing(people, met(people, 30), 1)
                .matches().stream()
                        .flatMap(match -> IntStream.range(0, 3)
                                .mapToObj(part -> new UUID[] {match.asks(), match.answers(), match.observes()}[part]))
                        .filter(Objects::nonNull)
                        .toList();
        assertThat(placed)
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Person::account).toList());
    }

    @Test
    void whoAskedFirstTheLastTimeAnswersFirstNow() {
        Person asked = person(2, null, 1, true);
        Person answered = person(2, null, -1, false);
        for (List<Person> two : List.of(List.of(asked, answered), List.of(answered, asked))) {
            assertThat(new Pairing(two, Map.of(), 1).matches())
                    .extracting(Match::asks)
                    .containsExactly(answered.account());
        }
    }

    @Test
    void levelsCloseAndHoursInCommonDecideAmongStrangers() {
        BitSet evenings = slots(36, 42);
        BitSet mornings = slots(14, 20);
        Person ada = person(4, evenings, 0, null);
        Person ben = person(1, evenings, 0, null);
        Person chloe = person(4, mornings, 0, null);
        Person dmitri = person(1, mornings, 0, null);
        assertThat(couples(List.of(ada, ben, chloe, dmitri)))
                .as("time in common outweighs levels")
                .contains(Couple.of(ada.account(), ben.account()));
        for (int chance = 0; chance < 20; chance++) {
            Person other = person(4, evenings, 0, null);
            Person another = person(1, evenings, 0, null);
            assertThat(couples(List.of(ada, ben, other, another)))
                    .as("where all have time, levels decide")
                    .contains(Couple.of(ada.account(), other.account()));
        }
    }

    @Test
    void whoAskedFirstMeetsWhoAnsweredFirst() {
        for (int chance = 0; chance < 20; chance++) {
            Person ada = person(2, null, 0, true);
            Person ben = person(2, null, 0, true);
            Person chloe = person(2, null, 0, false);
            Person dmitri = person(2, null, 0, false);
            assertThat(couples(List.of(ada, ben, chloe, dmitri)))
                    .doesNotContain(Couple.of(ada.account(), ben.account()));
        }
    }

    /** Two circles of nine who are each other's nearest: one of each has to leave it, and the cheapest way is nobody's nearest. */
    @Test
    void theCheapestWayOutOfTwoOddCirclesIsFound() {
        double[][] costs = new double[18][18];
        for (int one = 0; one < 18; one++) {
            for (int other = 0; other < 18; other++) {
                costs[one][other] = one / 9 == other / 9 ? 1 : 10;
            }
        }
        costs[0][17] = 2;
        costs[17][0] = 2;
        assertThat(new LeastMatching(costs)
                        .pairs().stream()
                                .mapToDouble(pair -> costs[pair[0]][pair[1]])
                                .sum())
                .isEqualTo(10);
    }

    /** Where there are too many pairings to try: against the solver with every two at once. */
    @ParameterizedTest
    @ValueSource(ints = {30, 60, 90})
    void whatIsLeftOutAtFirstIsNotMissing(int size) {
        for (int round = 0; round < 10; round++) {
            double[][] costs = new double[size][size];
            Graph<Integer, DefaultWeightedEdge> all = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
            for (int one = 0; one < size; one++) {
                all.addVertex(one);
                for (int other = 0; other < one; other++) {
                    costs[one][other] = random.nextInt(20) == 0 ? random.nextInt(900) : random.nextInt(4) * 1_000_000;
                    costs[other][one] = costs[one][other];
                    all.setEdgeWeight(all.addEdge(one, other), costs[one][other]);
                }
            }
            double cost = new LeastMatching(costs)
                    .pairs().stream()
                            .mapToDouble(pair -> costs[pair[0]][pair[1]])
                            .sum();
            assertThat(cost)
                    .isEqualTo(new KolmogorovWeightedPerfectMatching<>(all)
                            .getMatching()
                            .getWeight());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"of all kinds", "all alike", "who met often"})
    void fiveHundredPeopleArePairedInLessThanASecond(String kind) {
        List<Person> people = kind.equals("all alike")
                ? IntStream.range(0, 500)
                        .mapToObj(one -> person(2, null, 0, null))
                        .toList()
                : people(500);
        Map<Couple, Integer> met = met(people, kind.equals("who met often") ? 200_000 : 2_500);
        new Pairing(people(100), Map.of(), 0).matches(); // the first one loads classes
        ThreadMXBean work = ManagementFactory.getThreadMXBean(); // as others may be at work on the machine
        long before = work.getCurrentThreadCpuTime();
        List<Match> matches = new Pairing(people, met, 1).matches();
        Duration taken = Duration.ofNanos(work.getCurrentThreadCpuTime() - before);
        System.out.println("500 people " + kind + " paired in " + taken.toMillis() + " ms");
        assertThat(matches).hasSize(250);
        assertThat(taken).isLessThan(Duration.ofSeconds(1));
    }

    private static List<Couple> couples(List<Person> people) {
        return new Pairing(people, Map.of(), 1)
                .matches().stream()
                        .map(match -> Couple.of(match.asks(), match.answers()))
                        .toList();
    }

    private static Person of(List<Person> people, UUID account) {
        return people.stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private List<Person> people(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> person(
                        1 + random.nextInt(4),
                        random.nextInt(5) == 0 ? null : slots(random.nextInt(300), 300 + random.nextInt(36)),
                        random.nextInt(5) - 2,
                        random.nextInt(3) == 0 ? null : random.nextBoolean()))
                .toList();
    }

    private Person person(int level, BitSet free, int asked, Boolean askedLast) {
        UUID account = new UUID(random.nextLong(), random.nextLong());
        return new Person(account, level, free, asked, askedLast, THEN.plusSeconds(random.nextInt(100_000)));
    }

    private static BitSet slots(int from, int to) {
        BitSet slots = new BitSet();
        slots.set(from, to);
        return slots;
    }

    private Map<Couple, Integer> met(List<Person> people, int times) {
        Map<Couple, Integer> met = new HashMap<>();
        for (int i = 0; i < times; i++) {
            Person one = people.get(random.nextInt(people.size()));
            Person other = people.get(random.nextInt(people.size()));
            if (one != other) {
                met.merge(Couple.of(one.account(), other.account()), 1, Integer::sum);
            }
        }
        return met;
    }
}
