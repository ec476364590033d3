package dev.roundtwo.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which zone somebody reads times, and in which manner dates are written for them. */
public record Regional(ZoneId zone, Locale locale) {

    /** Where nobody has said anything. */
    public static final Regional DEFAULT = new Regional(ZoneId.of("UTC"), Locale.ENGLISH);

    private static final Set<Locale> ENGLISH = Arrays.stream(Locale.getAvailableLocales())
            .filter(locale -> locale.getLanguage().equals("en"))
            .filter(locale -> !locale.getCountry().isEmpty())
            .collect(Collectors.toSet());

    /** As it is kept with the account; what is missing, or no longer known, is the default's. */
    public static Regional kept(@Nullable String zone, @Nullable String locale) {
        return new Regional(zone(zone), locale == null ? DEFAULT.locale() : Locale.forLanguageTag(locale));
    }

    /**
     * In what dates and numbers are written: our words are English, so are theirs; the order of a date and the clock follow the
     * country. English of no country, and of one that has none, has the day first and 24 hours. {@code times.js} does the same.
     */
    public Locale manner() {
        Locale there = new Locale.Builder()
                .setLanguage("en")
                .setRegion(locale.getCountry())
                .build();
        return ENGLISH.contains(there) ? there : Locale.UK;
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null ? DEFAULT.zone() : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return DEFAULT.zone();
        }
    }
}
