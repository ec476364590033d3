package dev.roundtwo.interviews.booking;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Who came to an interview between two, by seat. Whoever entered the room around its start came; else the other one's word counts,
 * and one's own when it speaks against oneself. When one says that the other did not come, and they object, nothing is known.
 */
record Verdict(Map<UUID, Boolean> came, boolean disputed) {

    static final Verdict NONE = new Verdict(Map.of(), false);

    Verdict {
        came = Map.copyOf(came);
    }

    /** A seat, whether they entered then, and what was said of it; null for what nobody said. */
    record Known(UUID seat, boolean entered, Map<UUID, Boolean> words) {}

    static Verdict of(Iterable<Known> both) {
        Map<UUID, Boolean> came = new HashMap<>();
        for (Known one : both) {
            Boolean own = one.words().get(one.seat());
            Boolean others = one.words().entrySet().stream()
                    .filter(word -> !word.getKey().equals(one.seat()))
                    .map(Map.Entry::getValue)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (one.entered() || Boolean.TRUE.equals(others)) {
                came.put(one.seat(), true);
            } else if (Boolean.FALSE.equals(others) && Boolean.TRUE.equals(own)) {
                return new Verdict(Map.of(), true);
            } else if (Boolean.FALSE.equals(others) || Boolean.FALSE.equals(own)) {
                came.put(one.seat(), false);
            }
        }
        return new Verdict(came, false);
    }
}
