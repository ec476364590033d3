package dev.roundtwo.interviews.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who came to an interview between two, by seat. Whoever entered the room around its start came; else the word of the other one
 * counts who was there to see it, and one's own when it speaks against oneself. When one says that the other did not come, and they
 * object, of words nothing is known.
 */
record Verdict(Map<UUID, Boolean> came, boolean disputed) {

    Verdict {
        came = Map.copyOf(came);
    }

    /** A seat, whether they entered then, and what was said of it; null for what nobody said. */
    record Known(UUID seat, boolean entered, Map<UUID, Boolean> words) {}

    static Verdict of(Collection<Known> both) {
        boolean disputed = both.stream()
                .anyMatch(one -> !one.entered() && Boolean.FALSE.equals(others(one)) && Boolean.TRUE.equals(own(one)));
        Map<UUID, Boolean> came = new HashMap<>();
        for (Known one : both) {
            boolean seen = both.stream().anyMatch(other -> other != one && other.entered());
            Boolean word = seen ? others(one) : null;
            if (one.entered() || !disputed && Boolean.TRUE.equals(word)) {
                came.put(one.seat(), true);
            } else if (!disputed && (Boolean.FALSE.equals(word) || Boolean.FALSE.equals(own(one)))) {
                came.put(one.seat(), false);
            }
        }
        return new Verdict(came, disputed);
    }

    private static @Nullable Boolean own(Known one) {
        return one.words().get(one.seat());
    }

    /** What the other one said of them, or null. */
    private static @Nullable Boolean others(Known one) {
        return one.words().entrySet().stream()
                .filter(word -> !word.getKey().equals(one.seat()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
