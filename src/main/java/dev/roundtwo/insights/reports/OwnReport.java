package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.insights.progress.Result;
import dev.roundtwo.insights.progress.Results;
import dev.roundtwo.insights.reports.Figures.Own;
import dev.roundtwo.insights.reports.Report.Figure;
import dev.roundtwo.insights.reports.Report.Table;
import dev.roundtwo.tenancy.Member;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final Freshness freshness;

    OwnReport(Figures figures, Talks talks, Results results, Freshness freshness) {
        this.figures = figures;
        this.talks = talks;
        this.results = results;
        this.freshness = freshness;
    }

    Report of(Member me, YearMonth month, Reader reader) {
        Own own = figures.own(me.accountId(), reader.span(month));
        Lines lines = new Lines(month, reader, (from, to) -> results.of(me.accountId(), from, to));
        boolean quiet = own.interviews() + own.missed() + own.calledOff() == 0;
        return new Report(
                "Your month",
                me.name(),
                month,
                reader.month(month),
                reader,
                freshness.now(),
                quiet
                        ? "No interviews in " + reader.month(month)
                                + ". A quiet month is fine; when you like to go on, a group or a partner is waiting for you."
                        : null,
                List.of(
                        new Figure("Interviews", reader.number(own.interviews())),
                        new Figure("Answered", reader.number(own.answered())),
                        new Figure("Asked", reader.number(own.asked())),
                        new Figure("Watched", reader.number(own.watched())),
                        new Figure("Minutes", reader.number(own.minutes())),
                        new Figure("Called off", reader.number(own.calledOff())),
                        new Figure("No-shows", reader.number(own.missed()))),
                Monthly.bars(figures.held(me.accountId(), null, month, reader), reader),
                lines.drawn(),
                quiet
                        ? List.of()
                        : List.of(
                                lines.table("By signal", "Results of this month, by signal"),
                                interviews(me, month, reader, lines)));
    }

    private Table interviews(Member me, YearMonth month, Reader reader, Lines lines) {
        Map<UUID, String> levels = lines.results().stream()
                .collect(Collectors.groupingBy(
                        Result::interview,
                        Collectors.mapping(one -> one.name() + " " + one.level(), Collectors.joining(", "))));
        return new Table(
                "Interviews",
                "Each interview of this month, with what it brought",
                List.of("When", "Interview", "Your part", "Results", "Minutes"),
                4,
                talks.of(me.accountId(), reader.span(month)).stream()
                        .map(talk -> List.of(
                                reader.day(talk.at()),
                                talk.title(),
                                talk.part(),
                                levels.getOrDefault(talk.interview(), "–"),
                                reader.number(talk.minutes())))
                        .toList());
    }
}
