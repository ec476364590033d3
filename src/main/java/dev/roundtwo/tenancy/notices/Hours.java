package dev.roundtwo.tenancy.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When somebody does not want mails, and at which hour they want the day's one mail: on their own clock, also on the days on which
 * it is put forward or back.
 *
 * @param digestOn the day of the last such mail, on that clock
 */
record Hours(
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        int digestHour,
        @Nullable LocalDate digestOn) {

    static final int DIGEST_HOUR = 8;
    static final Hours UNSAID = new Hours(null, null, DIGEST_HOUR, null);

    /** When the quiet hours end in which that moment lies, if it lies in any. */
    Optional<Instant> quietEnd(Instant now, ZoneId zone) {
        if (quietFrom == null || quietUntil == null) {
            return Optional.empty();
        }
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overnight = quietFrom.isAfter(quietUntil);
        boolean quiet = overnight
                ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
        if (!quiet) {
            return Optional.empty();
        }
        LocalDate day = time.isBefore(quietUntil)
                ? here.toLocalDate()
                : here.toLocalDate().plusDays(1);
        return Optional.of(after(now, day, quietUntil, zone));
    }

    /** When the day's next mail is due: one a day at most. */
    Instant nextDigest(Instant now, ZoneId zone) {
        LocalDate day = now.atZone(zone).toLocalDate();
        if (digestOn != null && !digestOn.isBefore(day)) {
            day = digestOn.plusDays(1);
        }
        LocalTime hour = LocalTime.of(digestHour, 0);
        ZonedDateTime due = day.atTime(hour).atZone(zone);
        return (due.toInstant().isAfter(now)
                        ? due
                        : day.plusDays(1).atTime(hour).atZone(zone))
                .toInstant();
    }

    /** That time on that day; where the clock shows it twice, the one that is still to come. */
    private static Instant after(Instant now, LocalDate day, LocalTime time, ZoneId zone) {
        ZonedDateTime first = day.atTime(time).atZone(zone);
        return (first.toInstant().isAfter(now) ? first : first.withLaterOffsetAtOverlap()).toInstant();
    }
}
