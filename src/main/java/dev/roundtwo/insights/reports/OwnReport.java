package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.insights.progress.Compared;
import dev.roundtwo.insights.progress.Comparisons;
import dev.roundtwo.insights.progress.Result;
import dev.roundtwo.insights.progress.Results;
import dev.roundtwo.insights.reports.Figures.Own;
import dev.roundtwo.insights.reports.Reader.Span;
import dev.roundtwo.insights.reports.Report.Table;
import dev.roundtwo.tenancy.Member;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A member's month, for themselves. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OwnReport {

    private final Figures figures;
    private final Talks talks;
    private final Results results;
    private final Comparisons comparisons;
    private final Freshness freshness;
    private final ReportWords words;

    OwnReport(
            Figures figures,
            Talks talks,
            Results results,
            Comparisons comparisons,
            Freshness freshness,
            ReportWords words) {
        this.comparisons = comparisons;
        this.figures = figures;
        this.talks = talks;
        this.results = results;
        this.freshness = freshness;
        this.words = words;
    }

    Report of(Member me, YearMonth month, Reader reader) {
        Own own = figures.own(me.accountId(), reader.span(month));
        Lines lines = new Lines(month, reader, (from, to) -> results.of(me.accountId(), from, to));
        boolean quiet = own.interviews() + own.missed() + own.calledOff() == 0;
        return new Report(
                words.of("mine"),
                me.name(),
                month,
                reader.month(month),
                reader,
                freshness.now(),
                quiet ? words.of("mine.quiet", reader.month(month)) : null,
                List.of(
                        words.figure("interviews", reader.number(own.interviews())),
                        words.figure("answered", reader.number(own.answered())),
                        words.figure("asked", reader.number(own.asked())),
                        words.figure("watched", reader.number(own.watched())),
                        words.figure("minutes", reader.number(own.minutes())),
                        words.figure("cancelled", reader.number(own.calledOff())),
                        words.figure("missed", reader.number(own.missed()))),
                Monthly.bars(figures.held(me.accountId(), null, month, reader), words, reader),
                lines.drawn(),
                quiet
                        ? List.of()
                        : Stream.concat(
                                        Stream.of(lines.table(words, "mine"), interviews(me, month, reader, lines)),
                                        guesses(me, month, reader).stream())
                                .toList());
    }

    /** Only in a month in which something was guessed. */
    private Optional<Table> guesses(Member me, YearMonth month, Reader reader) {
        Span span = reader.span(month);
        Map<UUID, List<Compared>> guessed = comparisons.of(me.accountId(), span.from(), span.to()).stream()
                .collect(Collectors.groupingBy(Compared::interview));
        return guessed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        words.of("guesses"),
                        words.of("guesses.about"),
                        words.columns("when", "interview", "guessed", "result"),
                        4,
                        talks.of(me.accountId(), span).stream()
                                .filter(talk -> guessed.containsKey(talk.interview()))
                                .map(talk -> List.of(
                                        reader.day(talk.at()),
                                        talk.title(),
                                        joined(guessed.getOrDefault(talk.interview(), List.of()), Compared::guessed),
                                        joined(guessed.getOrDefault(talk.interview(), List.of()), Compared::got)))
                                .toList()));
    }

    private static String joined(List<Compared> all, Function<Compared, String> part) {
        return all.stream().map(part).collect(Collectors.joining(", "));
    }

    private Table interviews(Member me, YearMonth month, Reader reader, Lines lines) {
        Map<UUID, String> levels = lines.results().stream()
                .collect(Collectors.groupingBy(
                        Result::interview,
                        Collectors.mapping(one -> one.name() + " " + one.level(), Collectors.joining(", "))));
        return new Table(
                words.of("interviews"),
                words.of("interviews.about"),
                words.columns("when", "interview", "part", "results", "minutes"),
                4,
                talks.of(me.accountId(), reader.span(month)).stream()
                        .map(talk -> List.of(
                                reader.day(talk.at()),
                                talk.title(),
                                words.of("part." + talk.part()),
                                levels.getOrDefault(talk.interview(), "–"),
                                reader.number(talk.minutes())))
                        .toList());
    }
}
