package dev.roundtwo.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which zone somebody reads times, and in which manner dates are written for them. */
public record Regional(ZoneId zone, Locale locale) {

    /** Where nobody has said anything. */
    public static final Regional DEFAULT = new Regional(ZoneId.of("UTC"), Locale.ENGLISH);

    /** As it is kept with the account; what is missing, or no longer known, is the default's. */
    public static Regional kept(@Nullable String zone, @Nullable String locale) {
        return new Regional(zone(zone), locale == null ? DEFAULT.locale() : Locale.forLanguageTag(locale));
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null ? DEFAULT.zone() : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return DEFAULT.zone();
        }
    }
}
