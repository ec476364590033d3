package dev.roundtwo.practice.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Somebody's hours: of each week, and the days that are otherwise, on the clock of their zone. They are free at an instant if
 * and only if their clock shows one of these hours then: an hour that the clock skips is none, one that it shows twice is two.
 */
public record Week(ZoneId zone, List<Window> hours, List<Otherwise> exceptions) {

    private static final int MINUTES = 1440;

    /** Minutes of a day of the week. */
    public record Window(DayOfWeek day, int from, int to) {}

    /** Minutes of one date on which they are free beside their hours, or not. */
    public record Otherwise(LocalDate day, boolean free, int from, int to) {}

    /** When they are free between the two. */
    public List<Span> between(Instant from, Instant to) {
        List<Stretch> stretches = stretches(from, to);
        List<Span> spans = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(to, zone).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(from, zone).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            BitSet minutes = minutes(day);
            for (int start = minutes.nextSetBit(0); start >= 0; ) {
                int end = minutes.nextClearBit(start);
                add(day, start, end, stretches, spans);
                start = minutes.nextSetBit(end);
            }
        }
        return Span.joined(spans);
    }

    private BitSet minutes(LocalDate day) {
        BitSet minutes = new BitSet(MINUTES);
        for (Window window : hours) {
            if (window.day() == day.getDayOfWeek()) {
                minutes.set(window.from(), window.to());
            }
        }
        for (boolean free : new boolean[] {false, true}) {
            for (Otherwise one : exceptions) {
                if (one.free() == free && one.day().equals(day)) {
                    minutes.set(one.from(), one.to(), free);
                }
            }
        }
        return minutes;
    }

    private static void add(LocalDate day, int start, int end, List<Stretch> stretches, List<Span> spans) {
        LocalDateTime midnight = day.atStartOfDay();
        for (Stretch stretch : stretches) {
            Instant from =
                    Span.later(stretch.from(), midnight.plusMinutes(start).toInstant(stretch.offset()));
            Instant to = Span.earlier(stretch.to(), midnight.plusMinutes(end).toInstant(stretch.offset()));
            if (from.isBefore(to)) {
                spans.add(new Span(from, to));
            }
        }
    }

    /** The time between, cut where the zone's offset changes. */
    private List<Stretch> stretches(Instant from, Instant to) {
        List<Stretch> stretches = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(to)) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(at);
            Instant end = next == null ? to : Span.earlier(next.getInstant(), to);
            stretches.add(new Stretch(at, end, zone.getRules().getOffset(at)));
            at = end;
        }
        return stretches;
    }

    private record Stretch(Instant from, Instant to, ZoneOffset offset) {}
}
