package dev.roundtwo.practice.rounds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pairs all people of a round at the least cost in all (ADR 0016). Having met before outweighs everything else together; then
 * come time in common, level and turn. Of an odd number, whoever has observed or joined longest ago observes a pair.
 */
final class Pairing {

    /** More than all comfort of a round of five hundred. */
    static final double MET = 1_000_000;

    private static final int MOST_MET = 30;
    private static final int[] LEVELS = {0, 40, 120, 250};
    private static final int SAME_TURN = 150;
    private static final int NO_TIME = 450;
    private static final int UNKNOWN_TIME = 120;
    private static final int LITTLE_TIME = 300;
    private static final int PER_HALF_HOUR = 40;
    private static final int CHANCE = 10;

    private final List<Person> people;
    private final Map<Couple, Integer> met;
    private final long seed;

    /** The seed decides between what is alike, so that a lead who pairs again may get another pairing. */
    Pairing(List<Person> people, Map<Couple, Integer> met, long seed) {
        this.people = people;
        this.met = met;
        this.seed = seed;
    }

    /**
     * Somebody to be paired.
     *
     * @param free the half hours of the round's week in which they have time; null when they have not said
     * @param asked how often they asked first, less how often they answered first
     * @param askedLast whether they asked first the last time; null when there was none
     * @param idle since when they have practised and not observed
     */
    record Person(
            UUID account,
            int level,
            @Nullable BitSet free,
            int asked,
            @Nullable Boolean askedLast,
            Instant idle) {}

    /** Two people, whichever is named first. */
    record Couple(UUID one, UUID other) {

        static Couple of(UUID one, UUID other) {
            return one.compareTo(other) < 0 ? new Couple(one, other) : new Couple(other, one);
        }
    }

    /** Who asks first, who answers first, and who observes them. */
    record Match(UUID asks, UUID answers, @Nullable UUID observes) {}

    /** Everybody in one match. */
    List<Match> matches() {
        List<Person> paired = new ArrayList<>(people);
        Person observer = null;
        if (paired.size() % 2 == 1) {
            observer = paired.stream()
                    .min(Comparator.comparing(Person::idle).thenComparing(Person::account))
                    .orElseThrow();
            paired.remove(observer);
        }
        List<Person[]> pairs = pairs(paired);
        Person[] watched = observer == null ? new Person[0] : watched(observer, pairs);
        List<Match> matches = new ArrayList<>();
        for (Person[] pair : pairs) {
            boolean first = asksFirst(pair[0], pair[1]);
            matches.add(new Match(
                    pair[first ? 0 : 1].account(),
                    pair[first ? 1 : 0].account(),
                    pair == watched && observer != null ? observer.account() : null));
        }
        return matches;
    }

    private List<Person[]> pairs(List<Person> paired) {
        double[][] costs = new double[paired.size()][paired.size()];
        for (int one = 0; one < costs.length; one++) {
            for (int other = 0; other < one; other++) {
                costs[one][other] = cost(paired.get(other), paired.get(one));
                costs[other][one] = costs[one][other];
            }
        }
        return new LeastMatching(costs)
                .pairs().stream()
                        .map(pair -> new Person[] {paired.get(pair[0]), paired.get(pair[1])})
                        .toList();
    }

    /** The pair with which the observer has most in common. */
    private Person[] watched(Person observer, List<Person[]> pairs) {
        return pairs.stream()
                .min(Comparator.comparingInt(pair -> comfort(observer, pair[0]) + comfort(observer, pair[1])))
                .orElseThrow();
    }

    /** Whole numbers, so that sums of them are exact. */
    double cost(Person one, Person other) {
        int times = Math.min(MOST_MET, met.getOrDefault(Couple.of(one.account(), other.account()), 0));
        return MET * times * times + comfort(one, other);
    }

    /** What speaks against the two beside having met: from 0 to 859. */
    private int comfort(Person one, Person other) {
        int level = LEVELS[Math.abs(one.level() - other.level())];
        int turn = one.askedLast() != null && one.askedLast().equals(other.askedLast()) ? SAME_TURN : 0;
        return level + turn + time(one.free(), other.free()) + chance(one, other);
    }

    private static int time(@Nullable BitSet one, @Nullable BitSet other) {
        if (one == null || other == null) {
            return UNKNOWN_TIME;
        }
        BitSet both = (BitSet) one.clone();
        both.and(other);
        int slots = both.cardinality();
        return slots == 0 ? NO_TIME : Math.max(0, LITTLE_TIME - PER_HALF_HOUR * slots);
    }

    private int chance(Person one, Person other) {
        long mixed = (seed
                        ^ one.account().getLeastSignificantBits()
                        ^ other.account().getLeastSignificantBits())
                * 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mixed >>> 20, CHANCE);
    }

    /** Who answered first the last time; else who asked first less often. */
    private static boolean asksFirst(Person one, Person other) {
        int last = Integer.compare(turn(one), turn(other));
        int often = Integer.compare(one.asked(), other.asked());
        return last != 0 ? last < 0 : often != 0 ? often < 0 : one.account().compareTo(other.account()) < 0;
    }

    private static int turn(Person person) {
        return person.askedLast() == null ? 0 : person.askedLast() ? 1 : -1;
    }
}
