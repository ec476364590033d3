package dev.roundtwo.identity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The form of zone and manner of dates. */
public record Region(@Nullable String zone, @Nullable String locale) {

    static Region of(Regional kept) {
        return new Region(kept.zone().getId(), kept.locale().toLanguageTag());
    }

    /** The countries, each once: dates are English in their order and clock. */
    static Map<String, String> manners(@Nullable String chosen) {
        Map<String, String> tags = new TreeMap<>();
        RegionalSettings.OFFERED.forEach(tag -> tags.put(country(tag), tag));
        if (chosen != null) {
            tags.put(country(chosen), chosen);
        }
        Map<String, String> manners = new LinkedHashMap<>();
        tags.forEach((country, tag) -> manners.put(tag, country));
        return manners;
    }

    private static String country(String tag) {
        String country = Locale.forLanguageTag(tag).getDisplayCountry(Locale.ENGLISH);
        return country.isEmpty() ? "Elsewhere" : country;
    }
}
