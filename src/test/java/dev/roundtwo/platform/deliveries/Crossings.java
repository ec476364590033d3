package dev.roundtwo.platform.deliveries;

import java.util.HashMap;
import java.util.Map;

/** Counts who is on the way at once, to each place and in all. */
final class Crossings {

    private static final String ALL = "";

    private final Map<String, Integer> now = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();

    synchronized void begin(String place) {
        for (String counted : new String[] {place, ALL}) {
            most.merge(counted, now.merge(counted, 1, Integer::sum), Math::max);
        }
    }

    synchronized void end(String place) {
        now.merge(place, -1, Integer::sum);
        now.merge(ALL, -1, Integer::sum);
    }

    synchronized int most(String place) {
        return most.getOrDefault(place, 0);
    }

    synchronized int most() {
        return most(ALL);
    }
}
