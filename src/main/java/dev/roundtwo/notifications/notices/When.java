package dev.roundtwo.notifications.notices;

import dev.roundtwo.identity.Regional;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Writes times in the manner of their reader, and always with the zone: it may be another than the one they are in. */
final class When {

    /** Before "PM"; where it is not known, a question mark stands for it. */
    private static final char NARROW = '\u202f';

    private When() {}

    static String of(Instant at, Regional region) {
        DateTimeFormatter form = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(region.manner());
        return form.format(at.atZone(region.zone())).replace(NARROW, ' ') + " ("
                + region.zone().getId().replace('_', ' ') + ")";
    }
}
