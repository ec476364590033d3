package dev.roundtwo.month;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** What happens when: deeds by their time, to which others may be added while the month goes on. */
final class Agenda {

    /** Something done, when its time has come and all before it is finished. */
    interface Deed {
        void happens() throws Exception;
    }

    /** As long as nothing happens, time goes on in steps of this length. */
    private static final Duration STEP = Duration.ofHours(8);

    private final TreeMap<Instant, Deque<Deed>> deeds = new TreeMap<>();
    private final TreeMap<Instant, Boolean> deaths = new TreeMap<>();

    /** At that time, or at once if it is over. */
    void at(Instant time, Deed deed) {
        deeds.computeIfAbsent(time, same -> new ArrayDeque<>()).add(deed);
    }

    /** What begins then is told of a day and ten minutes before. */
    void near(Instant start) {
        at(start.minus(Duration.ofDays(1)), () -> {});
        at(start.minus(Duration.ofMinutes(10)), () -> {});
    }

    /** A node dies in the middle of what falls due then. */
    void death(Instant time) {
        deaths.put(time, true);
        at(time, () -> {});
    }

    /** Goes through the month until that time. */
    void run(House house, Instant end) throws Exception {
        Map.Entry<Instant, Deque<Deed>> next = deeds.firstEntry();
        while (house.now().isBefore(end)) {
            Instant step = house.now().plus(STEP);
            Instant to = next == null || next.getKey().isAfter(step) ? step : next.getKey();
            to = to.isAfter(end) ? end : to;
            if (deaths.remove(to) != null) {
                house.untilWithADeath(to);
            } else {
                house.until(to);
            }
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
}
