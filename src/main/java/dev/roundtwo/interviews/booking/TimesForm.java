package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.RuleBroken;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times as they were ticked or typed: instants of those that were suggested, and one of one's own on some clock. */
public record TimesForm(
        @Nullable List<String> times,
        @Nullable String date,
        @Nullable String time,
        @Nullable String zone) {

    static TimesForm fresh(ZoneId zone) {
        return new TimesForm(List.of(), "", "", zone.getId());
    }

    public boolean ticked(Instant at) {
        return times != null && times.contains(at.toString());
    }

    /** All of them; refuses what is no time. */
    List<Instant> instants() {
        List<Instant> all = new ArrayList<>();
        try {
            for (String one : times == null ? List.<String>of() : times) {
                all.add(Instant.parse(one));
            }
            if (!blank(date) || !blank(time)) {
                LocalDate day = LocalDate.parse(date == null ? "" : date);
                if (day.getYear() > 9999) {
                    throw new RuleBroken("interviews.times.form");
                }
                all.add(day.atTime(LocalTime.parse(time == null ? "" : time))
                        .atZone(ZoneId.of(zone == null ? "" : zone))
                        .toInstant());
            }
        } catch (DateTimeException unreadable) {
            throw new RuleBroken("interviews.times.form");
        }
        return all;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
