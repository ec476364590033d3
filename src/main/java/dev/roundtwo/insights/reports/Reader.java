package dev.roundtwo.insights.reports;

import dev.roundtwo.identity.Regional;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** For whom a report is written: in which zone their months begin, and in which manner numbers and dates are written. */
public record Reader(ZoneId zone, Locale locale) {

    /** Reports are told in the morning. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    /** Our words are English; numbers and dates follow the country. */
    public static Reader of(Regional regional) {
        return new Reader(regional.zone(), regional.manner());
    }

    /** A month on the reader's clock, from its first moment to the next one's. */
    public record Span(Instant from, Instant to) {

        public boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    public Span span(YearMonth month) {
        return span(month, month);
    }

    Span span(YearMonth first, YearMonth last) {
        return new Span(
                first.atDay(1).atStartOfDay(zone).toInstant(),
                last.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    /** When the month's report is told. */
    public Instant due(YearMonth month) {
        return month.plusMonths(1).atDay(1).atTime(MORNING).atZone(zone).toInstant();
    }

    /** The last month that is over. */
    YearMonth last(Instant now) {
        return YearMonth.from(now.atZone(zone)).minusMonths(1);
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", Locale.ENGLISH).format(month);
    }

    String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    String decimal(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(value.scale());
        format.setMaximumFractionDigits(value.scale());
        return format.format(value);
    }

    /** With its sign, as a change is written. */
    String change(BigDecimal value) {
        return value.signum() == 0 ? "±" + decimal(value) : (value.signum() > 0 ? "+" : "−") + decimal(value.abs());
    }
}
