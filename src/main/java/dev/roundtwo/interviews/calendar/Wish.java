package dev.roundtwo.interviews.calendar;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another time as it was chosen, or up to three as they were typed on the reader's clock. */
record Wish(
        @Nullable List<String> at,
        @Nullable List<String> date,
        @Nullable List<String> time,
        @Nullable String zone) {

    private static final int LAST_YEAR = 9999;

    /** Whether anything was chosen or typed at all. */
    boolean said() {
        return at != null || any(date) || any(time);
    }

    /**
     * The ones that were chosen, else those that were typed.
     *
     * @throws RuleBroken when one of them makes no sense, or there is none
     */
    List<Instant> instants() {
        List<Instant> all;
        try {
            all = chosen() ? given(at).stream().map(Instant::parse).toList() : typed();
        } catch (DateTimeException odd) {
            throw new RuleBroken("interviews.reschedule.unread");
        }
        if (all.isEmpty() || !all.stream().allMatch(Wish::sane)) {
            throw new RuleBroken("interviews.reschedule.unread");
        }
        return all.stream().distinct().toList();
    }

    /** What was typed into a line, to be shown again. */
    public String dateOf(int line) {
        return of(date, line);
    }

    public String timeOf(int line) {
        return of(time, line);
    }

    private boolean chosen() {
        return given(at).stream().anyMatch(one -> !one.isBlank()) && !given(at).contains("other");
    }

    private List<Instant> typed() {
        List<Instant> typed = new ArrayList<>();
        for (int line = 0; line < Math.max(given(date).size(), given(time).size()); line++) {
            if (!of(date, line).isBlank() || !of(time, line).isBlank()) {
                ZoneId clock = Zones.of(zone).orElseThrow(() -> new DateTimeException("no zone"));
                typed.add(Zones.moment(LocalDate.parse(of(date, line)).atTime(LocalTime.parse(of(time, line))), clock));
            }
        }
        return typed;
    }

    private static boolean any(@Nullable List<String> lines) {
        return given(lines).stream().anyMatch(one -> !one.isBlank());
    }

    private static String of(@Nullable List<String> lines, int line) {
        return line < given(lines).size() ? given(lines).get(line) : "";
    }

    private static List<String> given(@Nullable List<String> lines) {
        return lines == null
                ? List.of()
                : lines.stream().map(line -> line == null ? "" : line).toList();
    }

    private static boolean sane(Instant at) {
        return at.isAfter(Instant.EPOCH) && at.atZone(ZoneOffset.UTC).getYear() < LAST_YEAR;
    }
}
