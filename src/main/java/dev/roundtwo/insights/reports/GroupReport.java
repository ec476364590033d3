package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.insights.progress.Result;
import dev.roundtwo.insights.progress.Results;
import dev.roundtwo.insights.reports.Figures.OfGroup;
import dev.roundtwo.insights.reports.Figures.Part;
import dev.roundtwo.insights.reports.Report.Table;
import dev.roundtwo.practice.groups.Access;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.practice.groups.MateRow;
import dev.roundtwo.tenancy.Member;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A group's month: who took part for all who see it from inside, and for its leads what people share with them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GroupReport {

    private final Figures figures;
    private final Results results;
    private final GroupPages groups;
    private final Freshness freshness;
    private final ReportWords words;

    GroupReport(Figures figures, Results results, GroupPages groups, Freshness freshness, ReportWords words) {
        this.figures = figures;
        this.results = results;
        this.groups = groups;
        this.freshness = freshness;
        this.words = words;
    }

    Report of(Member me, Access.Inside inside, YearMonth month, Reader reader) {
        UUID group = inside.group().id();
        OfGroup sum = figures.group(group, reader.span(month));
        List<MateRow> people = groups.people(me, group);
        List<UUID> accounts = people.stream().map(MateRow::account).toList();
        Lines lines = new Lines(
                month, reader, (from, to) -> inside.lead() ? results.shared(group, accounts, from, to) : List.of());
        boolean quiet = sum.interviews() + sum.missed() + sum.calledOff() + sum.pairs() == 0 && lines.empty();
        List<Table> tables = new ArrayList<>();
        if (!quiet) {
            tables.add(participation(group, people, month, reader));
        }
        if (inside.lead() && !lines.empty()) {
            tables.add(lines.table(words, "group"));
            tables.add(shared(people, lines, reader));
        }
        return new Report(
                words.of("group"),
                inside.group().name(),
                month,
                reader.month(month),
                reader,
                freshness.now(),
                quiet ? words.of("group.quiet", reader.month(month)) : null,
                List.of(
                        words.figure("interviews", reader.number(sum.interviews())),
                        words.figure("minutes", reader.number(sum.minutes())),
                        words.figure("joined", reader.number(sum.people())),
                        words.figure("pairs", reader.number(sum.pairs())),
                        words.figure("distinct", reader.number(sum.distinct())),
                        words.figure("cancelled", reader.number(sum.calledOff())),
                        words.figure("missed", reader.number(sum.missed()))),
                Monthly.bars(figures.held(null, group, month, reader), words, reader),
                lines.drawn(),
                tables);
    }

    /** Where the group plays without names, minutes beside minutes would tell who met whom: then one's own row is all there is. */
    private Table participation(UUID group, List<MateRow> people, YearMonth month, Reader reader) {
        List<MateRow> told =
                people.stream().filter(one -> one.standing() != null).toList();
        Map<UUID, Part> parts = figures.parts(group, reader.span(month)).stream()
                .collect(Collectors.toMap(Part::account, part -> part));
        return new Table(
                words.of("participation"),
                words.of(told.size() == people.size() ? "participation.all" : "participation.hidden"),
                words.columns("name", "interviews", "minutes", "missed"),
                1,
                told.stream()
                        .map(one -> {
                            Part part = parts.getOrDefault(one.account(), new Part(one.account(), 0, 0, 0));
                            return List.of(
                                    one.name(),
                                    reader.number(part.interviews()),
                                    reader.number(part.minutes()),
                                    reader.number(part.missed()));
                        })
                        .toList());
    }

    private Table shared(List<MateRow> people, Lines lines, Reader reader) {
        Map<UUID, String> names = people.stream().collect(Collectors.toMap(MateRow::account, MateRow::name));
        Map<String, List<Result>> byTalk = lines.results().stream()
                .collect(Collectors.groupingBy(
                        one -> one.at() + "/" + one.account() + "/" + one.interview(),
                        TreeMap::new,
                        Collectors.toList()));
        return new Table(
                words.of("shared"),
                words.of("shared.about"),
                words.columns("name", "when", "results"),
                3,
                new LinkedHashMap<>(byTalk)
                        .values().stream()
                                .map(talk -> List.of(
                                        names.getOrDefault(talk.getFirst().account(), "–"),
                                        reader.day(talk.getFirst().at()),
                                        talk.stream()
                                                .map(one -> one.name() + " " + one.level())
                                                .collect(Collectors.joining(", "))))
                                .toList());
    }
}
