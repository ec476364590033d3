package dev.roundtwo.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counts of one node, for the time that Redis is away. Keeps the latest ten thousand keys. */
final class LocalCounts {

    private static final int KEYS = 10_000;

    private final Clock clock;
    private final long kept;
    private final long longest;
    private final Map<String, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEYS;
        }
    };

    LocalCounts(Clock clock, Duration kept, Duration longest) {
        this.clock = clock;
        this.kept = kept.toMillis();
        this.longest = longest.toMillis();
    }

    /** The wait in milliseconds that the keys ask for; none counts the try, when there are numbers of free ones. */
    synchronized long admit(List<String> keys, List<Integer> free) {
        long now = clock.millis();
        long wait =
                keys.stream().mapToLong(key -> at(key, now).till - now).max().orElse(0);
        if (wait > 0) {
            return wait;
        }
        for (int i = 0; i < free.size(); i++) {
            Count count = at(keys.get(i), now);
            int over = ++count.tries - free.get(i);
            if (over >= 0) {
                count.till = now + Math.min(longest, 5_000L << Math.min(over, 10));
            }
            count.last = now;
        }
        return 0;
    }

    /** How often since the first time, which is forgotten after a while however often it is asked. */
    synchronized long count(String key) {
        return ++at(key, clock.millis()).tries;
    }

    synchronized long tries(String key) {
        return at(key, clock.millis()).tries;
    }

    synchronized void forget(String key) {
        counts.remove(key);
    }

    synchronized void giveBack(String key) {
        Count count = counts.get(key);
        if (count != null) {
            count.tries--;
            count.till = 0;
        }
    }

    private Count at(String key, long now) {
        Count known = counts.get(key);
        if (known == null || now - known.last > kept) {
            known = new Count();
            known.last = now;
            counts.put(key, known);
        }
        return known;
    }

    private static final class Count {
        private int tries;
        private long till;
        private long last;
    }
}
