package dev.roundtwo.notifications.notices;

import dev.roundtwo.identity.Regional;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Writes times as their reader is used to, and always with the zone: it may be another than the one they are in.
 * English of no country has the day first and 24 hours.
 */
final class When {

    private When() {}

    static String of(Instant at, Regional region) {
        DateTimeFormatter form = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(region.locale().equals(Locale.ENGLISH) ? Locale.UK : region.locale());
        return form.format(at.atZone(region.zone())) + " ("
                + region.zone().getId().replace('_', ' ') + ")";
    }
}
