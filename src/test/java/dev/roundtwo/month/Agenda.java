package dev.roundtwo.month;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What happens when: deeds by their time, to which others may be added while the month goes on. */
final class Agenda {

    /** Something done, when its time has come and all before it is finished. */
    interface Deed {
        void happens() throws Exception;
    }

    /** As long as nothing happens, time goes on in steps of this length. */
    private static final Duration STEP = Duration.ofHours(8);

    private final TreeMap<Instant, Deque<Deed>> deeds = new TreeMap<>();
    private final Map<Step, Instant> deaths = new EnumMap<>(Step.class);
    private final Set<Step> planned = EnumSet.noneOf(Step.class);

    /** At that time, or at once if it is over. */
    void at(Instant time, Deed deed) {
        deeds.computeIfAbsent(time, same -> new ArrayDeque<>()).add(deed);
    }

    /** What begins then is told of a day and ten minutes before. */
    void near(Instant start) {
        at(start.minus(Duration.ofDays(1)), () -> {});
        at(start.minus(Duration.ofMinutes(10)), () -> {});
    }

    /** From then on a node dies as soon as it is in the middle of that step; one for each step, by whoever says it first. */
    void death(Instant time, Step step) {
        if (planned.add(step)) {
            deaths.put(step, time);
            at(time, () -> {});
        }
    }

    /** Goes through the month until that time. */
    void run(House house, Instant end) throws Exception {
        Map.Entry<Instant, Deque<Deed>> next = deeds.firstEntry();
        while (house.now().isBefore(end)) {
            Instant later = house.now().plus(STEP);
            Instant to = Stream.of(later, end, next == null ? end : next.getKey())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            passes(house, to);
            if (next != null && !next.getKey().isAfter(to)) {
                deeds.pollFirstEntry();
                for (Deed deed : next.getValue()) {
                    deed.happens();
                }
                house.rest();
            }
            next = deeds.firstEntry();
        }
    }

    private void passes(House house, Instant to) throws Exception {
        Optional<Step> step = deaths.keySet().stream()
                .filter(one -> !Objects.requireNonNull(deaths.get(one)).isAfter(to))
                .findFirst();
        if (step.isEmpty()) {
            house.until(to);
        } else if (house.deaths.perhaps(step.get(), () -> house.clock.moveTo(to))) {
            deaths.remove(step.get());
        }
    }
}
