package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.insights.progress.Chart;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month as it is read, whoever it is about: figures, levels by signal and tables, written for its reader.
 *
 * @param about what it is about: a person, a group, a workspace
 * @param quiet what is said of a month in which nothing was; null when something was
 */
public record Report(
        String title,
        String about,
        YearMonth month,
        String monthName,
        Reader reader,
        Freshness.Fresh fresh,
        @Nullable String quiet,
        List<Figure> figures,
        @Nullable Bars bars,
        List<Line> signals,
        List<Table> tables) {

    /** One number with its name. */
    public record Figure(String label, String value) {}

    /** A signal with its mean, written, and its drawing. */
    public record Line(
            String name, String mean, int level, @Nullable String change, Chart chart) {}

    /** Rows under their headings; all but the first {@code words} columns hold numbers. */
    public record Table(String title, String caption, List<String> columns, int words, List<List<String>> rows) {

        public boolean number(int column) {
            return column >= words;
        }
    }

    /** Up to when it is counted, on the reader's clock. */
    public String counted() {
        return reader.moment(fresh.at());
    }

    /** {@code 2026-10}, as it stands in addresses. */
    public String key() {
        return month.toString();
    }

    public String earlier() {
        return month.minusMonths(1).toString();
    }

    /** There is nothing to read of a month that has not begun. */
    public boolean hasLater() {
        return reader.last(fresh.at()).isAfter(month.minusMonths(1));
    }

    public String later() {
        return month.plusMonths(1).toString();
    }
}
