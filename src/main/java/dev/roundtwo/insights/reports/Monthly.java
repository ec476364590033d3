package dev.roundtwo.insights.reports;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interviews of the last months as bars, by the months' short names. */
final class Monthly {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("LLL", Locale.ENGLISH);

    private Monthly() {}

    /** Nothing, when nothing was in any of them. */
    static @Nullable Bars bars(Map<YearMonth, Integer> held, ReportWords words, Reader reader) {
        if (held.values().stream().allMatch(number -> number == 0)) {
            return null;
        }
        Map<String, Integer> named = new LinkedHashMap<>();
        held.forEach((month, number) -> named.put(NAME.format(month), number));
        return Bars.of(words.of("held"), named, reader);
    }
}
