package dev.roundtwo.insights.progress;

import dev.roundtwo.identity.Regional;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Time from left to right in a drawing, with the reader's months under it. */
public record Axis(Instant from, Instant to, Regional region) {

    static final int LEFT = 32;
    static final int RIGHT = 348;
    private static final int MOST = 7;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLL", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);
    /** Each of them names the Januaries. */
    private static final List<Integer> STEPS = List.of(1, 2, 3, 4, 6, 12);

    private static final Duration LEAST = Duration.ofDays(90);

    /** The beginning of a month; a January is named by its year. */
    public record Tick(String x, String label) {}

    /** From the month of the first result on, and three months at least: what lies before it is empty. */
    static Axis since(Instant first, Instant to, Regional region) {
        Instant begin = first.isBefore(to.minus(LEAST)) ? first : to.minus(LEAST);
        return new Axis(
                month(begin, region).atDay(1).atStartOfDay(region.zone()).toInstant(), to, region);
    }

    /** Where a moment stands, inside the borders. */
    String x(Instant at) {
        double share = (double) Duration.between(from, at).toMillis()
                / Math.max(1, Duration.between(from, to).toMillis());
        return String.format(Locale.ROOT, "%.1f", LEFT + Math.clamp(share, 0, 1) * (RIGHT - LEFT));
    }

    /** The months that begin in it; of many every second or third, so that their names do not touch. */
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        YearMonth first = month(from, region);
        long months = first.until(month(to, region), ChronoUnit.MONTHS) + 1;
        int step = STEPS.stream()
                .filter(one -> months <= (long) one * MOST)
                .findFirst()
                .orElse(STEPS.getLast());
        for (long number = 0; number < months; number++) {
            YearMonth month = first.plusMonths(number);
            Instant begin = month.atDay(1).atStartOfDay(region.zone()).toInstant();
            if ((month.getMonthValue() - 1) % step == 0 && !begin.isBefore(from) && begin.isBefore(to)) {
                ticks.add(new Tick(x(begin), (month.getMonthValue() == 1 ? YEAR : MONTH).format(month)));
            }
        }
        return ticks;
    }

    String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(region.manner())
                .format(at.atZone(region.zone()));
    }

    private static YearMonth month(Instant at, Regional region) {
        return YearMonth.from(at.atZone(region.zone()));
    }
}
