package dev.roundtwo.practice.hours;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hours of a day as people write them, {@code 18:00-20:30, 21-22}, and as minutes from midnight. */
final class Clockwork {

    private static final int MOST = 6;
    private static final Pattern HOURS =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*(?:-|–|—|to)\\s*(\\d{1,2})(?:[:.](\\d{2}))?");
    private static final int MIDNIGHT = 1440;

    private Clockwork() {}

    /** In order, with what overlaps or touches as one; empty when it cannot be read. */
    static Optional<List<Minutes>> read(String text) {
        List<Minutes> read = new ArrayList<>();
        for (String part : text.strip().split("\\s*[,;]\\s*")) {
            if (part.isEmpty()) {
                continue;
            }
            Matcher hours = HOURS.matcher(part);
            if (!hours.matches()) {
                return Optional.empty();
            }
            int from = minute(hours.group(1), hours.group(2));
            int to = minute(hours.group(3), hours.group(4));
            if (from < 0 || to > MIDNIGHT || from >= to) {
                return Optional.empty();
            }
            read.add(new Minutes(from, to));
        }
        List<Minutes> joined = joined(read);
        return joined.size() > MOST ? Optional.empty() : Optional.of(joined);
    }

    static String written(List<Minutes> hours) {
        return hours.stream().map(Minutes::toString).collect(Collectors.joining(", "));
    }

    private static List<Minutes> joined(List<Minutes> read) {
        List<Minutes> joined = new ArrayList<>();
        for (Minutes next :
                read.stream().sorted(Comparator.comparingInt(Minutes::from)).toList()) {
            if (joined.isEmpty() || joined.getLast().to() < next.from()) {
                joined.add(next);
            } else {
                Minutes last = joined.removeLast();
                joined.add(new Minutes(last.from(), Math.max(last.to(), next.to())));
            }
        }
        return joined;
    }

    /** A value beyond the day for what no clock shows. */
    private static int minute(String hours, @Nullable String minutes) {
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        return minute > 59 ? MIDNIGHT + 1 : Integer.parseInt(hours) * 60 + minute;
    }

    /** From a minute of the day until before another. */
    record Minutes(int from, int to) {

        @Override
        public String toString() {
            return clock(from) + "–" + clock(to);
        }

        private static String clock(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }
}
