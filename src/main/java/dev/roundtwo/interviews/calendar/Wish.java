package dev.roundtwo.interviews.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another time as it was chosen, or typed on the reader's clock. */
record Wish(
        @Nullable String at,
        @Nullable String date,
        @Nullable String time,
        @Nullable String zone) {

    private static final int LAST_YEAR = 9999;

    /** Whether anything was chosen or typed at all. */
    boolean said() {
        return at != null || (date != null && !date.isBlank()) || (time != null && !time.isBlank());
    }

    /** The one that was chosen, else the one that was typed; none when it makes no sense. */
    Optional<Instant> instant() {
        try {
            if (at != null && !at.isBlank() && !at.equals("other")) {
                return Optional.of(Instant.parse(at)).filter(Wish::sane);
            }
            return Optional.of(LocalDate.parse(date == null ? "" : date)
                            .atTime(LocalTime.parse(time == null ? "" : time))
                            .atZone(ZoneId.of(zone == null ? "" : zone))
                            .toInstant())
                    .filter(Wish::sane);
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }

    private static boolean sane(Instant at) {
        return at.isAfter(Instant.EPOCH) && at.atZone(ZoneOffset.UTC).getYear() < LAST_YEAR;
    }
}
