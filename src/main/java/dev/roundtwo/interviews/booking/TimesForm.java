package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times as they were ticked or typed: instants of those that were suggested, and one of one's own on some clock; {@code how} says
 * whether to move there now or to propose them.
 */
public record TimesForm(
        @Nullable List<String> times,
        @Nullable String date,
        @Nullable String time,
        @Nullable String zone,
        @Nullable String how) {

    static TimesForm fresh(ZoneId zone) {
        return new TimesForm(List.of(), "", "", zone.getId(), "");
    }

    public boolean ticked(Instant at) {
        return times != null && times.contains(at.toString());
    }

    /** All of them, on the minute as people meet; refuses what is no time. */
    List<Instant> instants() {
        List<Instant> all = new ArrayList<>();
        try {
            for (String one : times == null ? List.<String>of() : times) {
                all.add(Instant.parse(one == null ? "" : one).truncatedTo(ChronoUnit.MINUTES));
            }
            if (!blank(date) || !blank(time)) {
                LocalDate day = LocalDate.parse(date == null ? "" : date);
                if (day.getYear() > 9999) {
                    throw new RuleBroken("interviews.times.form");
                }
                all.add(Zones.moment(
                        day.atTime(LocalTime.parse(time == null ? "" : time).truncatedTo(ChronoUnit.MINUTES)),
                        Zones.of(zone).orElseThrow(() -> new RuleBroken("interviews.times.zone"))));
            }
        } catch (DateTimeException unreadable) {
            throw new RuleBroken("interviews.times.form");
        }
        return all;
    }

    boolean proposes() {
        return "propose".equals(how);
    }

    /** The field beside which the refusal belongs. */
    String field(String code) {
        return switch (code) {
            case "interviews.times.zone" -> "zone";
            case "interviews.times.form" -> blank(date) ? "date" : "time";
            default -> blank(date) && times != null && !times.isEmpty() ? "times" : "date";
        };
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
