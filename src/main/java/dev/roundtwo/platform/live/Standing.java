package dev.roundtwo.platform.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader of some topics stands: from which numbers it goes on, how far the topics are, the events between, and
 * whether there were others that are no longer kept. Numbers are in the order of the topics.
 */
record Standing(long[] start, long[] now, List<LiveEvent> missed, boolean lost) {

    private static final Pattern VECTOR = Pattern.compile("\\d{1,18}(\\.\\d{1,18})*");
    private static final Pattern DOT = Pattern.compile("\\.");

    /** The numbers in an event's id, or none when it does not fit the topics or is ahead of them. */
    static long @Nullable [] vector(String id, long[] now) {
        if (!VECTOR.matcher(id).matches()) {
            return null;
        }
        long[] seen = DOT.splitAsStream(id).mapToLong(Long::parseLong).toArray();
        boolean fits =
                seen.length == now.length && IntStream.range(0, now.length).allMatch(i -> seen[i] <= now[i]);
        return fits ? seen : null;
    }

    static Standing since(List<String> topics, long[] seen, long[] now, List<LiveEvent> missed) {
        Map<String, Long> first = new HashMap<>();
        missed.forEach(event -> first.merge(event.topic(), event.no(), Math::min));
        boolean whole = IntStream.range(0, seen.length)
                .allMatch(i -> seen[i] == now[i] || first.getOrDefault(topics.get(i), 0L) == seen[i] + 1);
        return new Standing(seen, now, missed, !whole);
    }
}
