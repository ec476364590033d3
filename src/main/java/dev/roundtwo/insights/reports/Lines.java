package dev.roundtwo.insights.reports;

import dev.roundtwo.identity.Regional;
import dev.roundtwo.insights.progress.Axis;
import dev.roundtwo.insights.progress.Chart;
import dev.roundtwo.insights.progress.Result;
import dev.roundtwo.insights.progress.Signal;
import dev.roundtwo.insights.reports.Reader.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The signals of a month: its means beside those of the month before, and the half year that they stand in. */
final class Lines {

    private final List<Signal> month;
    private final Map<String, Signal> halfYear;
    private final Span drawn;
    private final Reader reader;

    /** From results by time, however they were come by. */
    Lines(YearMonth month, Reader reader, BiFunction<Instant, Instant, List<Result>> results) {
        this.reader = reader;
        this.drawn = reader.span(month.minusMonths(Figures.MONTHS - 1L), month);
        List<Result> all = results.apply(drawn.from(), drawn.to());
        this.month = Signal.of(in(all, reader.span(month)), in(all, reader.span(month.minusMonths(1))));
        this.halfYear = Signal.of(all, List.of()).stream()
                .collect(Collectors.toMap(Signal::key, one -> one, (one, two) -> one));
    }

    List<Report.Line> drawn() {
        return month.stream().map(this::line).toList();
    }

    /** What results they are is said below it by that word. */
    Report.Table table(ReportWords words, String which) {
        return new Report.Table(
                words.of("signals"),
                words.of("signals." + which),
                words.columns("signal", "results", "mean", "before", "change"),
                1,
                month.stream().map(this::row).toList());
    }

    boolean empty() {
        return month.isEmpty();
    }

    /** The month's results of all signals, by time. */
    List<Result> results() {
        return month.stream().flatMap(signal -> signal.results().stream()).toList();
    }

    private List<String> row(Signal signal) {
        BigDecimal before = signal.before();
        return List.of(
                signal.name(),
                reader.number(signal.count()),
                reader.decimal(signal.mean()),
                before == null ? "–" : reader.decimal(before),
                change(signal));
    }

    private Report.Line line(Signal signal) {
        Signal whole = halfYear.getOrDefault(signal.key(), signal);
        return new Report.Line(
                signal.name(),
                reader.decimal(signal.mean()),
                signal.level(),
                signal.before() == null ? null : change(signal),
                Chart.of(whole, new Axis(drawn.from(), drawn.to(), new Regional(reader.zone(), reader.locale()))));
    }

    private String change(Signal signal) {
        BigDecimal change = signal.change();
        return change == null ? "–" : reader.change(change);
    }

    private static List<Result> in(List<Result> all, Span span) {
        return all.stream().filter(result -> span.holds(result.at())).toList();
    }
}
