package dev.roundtwo.practice.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Free time of somebody on one day of the clock on which they wrote their hours, in the words that they wrote them in. */
public record FreeRow(LocalDate day, String hours) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** What goes beyond midnight has a row for each of its days. */
    static List<FreeRow> of(Span span, ZoneId zone) {
        return Stream.iterate(span.from(), from -> from.isBefore(span.to()), from -> midnight(from, zone))
                .map(from -> row(from, Span.earlier(midnight(from, zone), span.to()), zone))
                .toList();
    }

    private static Instant midnight(Instant after, ZoneId zone) {
        return after.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static FreeRow row(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime begin = from.atZone(zone);
        LocalTime end = to.atZone(zone).toLocalTime();
        return new FreeRow(
                begin.toLocalDate(),
                HOUR.format(begin) + "–" + (end.equals(LocalTime.MIDNIGHT) ? "24:00" : HOUR.format(end)));
    }
}
