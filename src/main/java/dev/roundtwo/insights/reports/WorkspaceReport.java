package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.insights.reports.Figures.OfWorkspace;
import dev.roundtwo.insights.reports.Figures.Use;
import dev.roundtwo.insights.reports.Reader.Span;
import dev.roundtwo.insights.reports.Report.Table;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.MemberList;
import dev.roundtwo.tenancy.MemberRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A workspace's month: what happened, who interviewed how much, and which questions were used. It holds no levels. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WorkspaceReport {

    private static final int MOST = 50;
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private final Figures figures;
    private final MemberList members;
    private final Freshness freshness;
    private final ReportWords words;

    WorkspaceReport(Figures figures, MemberList members, Freshness freshness, ReportWords words) {
        this.figures = figures;
        this.members = members;
        this.freshness = freshness;
        this.words = words;
    }

    Report of(Member me, YearMonth month, Reader reader) {
        Span span = reader.span(month);
        OfWorkspace sum = figures.workspace(span);
        boolean quiet = sum.interviews() + sum.missed() + sum.calledOff() + sum.pairs() == 0;
        return new Report(
                words.of("workspace"),
                me.workspaceName(),
                month,
                reader.month(month),
                reader,
                freshness.now(),
                quiet ? words.of("workspace.quiet", reader.month(month)) : null,
                List.of(
                        words.figure("interviews", reader.number(sum.interviews())),
                        words.figure("minutes", reader.number(sum.minutes())),
                        words.figure("people", reader.number(sum.people())),
                        words.figure("pairs", reader.number(sum.pairs())),
                        words.figure("cancelled", reader.number(sum.calledOff())),
                        words.figure("missed", reader.number(sum.missed()))),
                Monthly.bars(figures.held(null, null, month, reader), words, reader),
                List.of(),
                quiet ? List.of() : List.of(load(me, span, reader), questions(span, reader)));
    }

    private Table load(Member me, Span span, Reader reader) {
        Map<UUID, String> names =
                members.of(me).stream().collect(Collectors.toMap(MemberRow::accountId, MemberRow::name));
        return new Table(
                words.of("interviewers"),
                words.of("interviewers.about"),
                words.columns("name", "interviews", "minutes"),
                1,
                figures.load(span, MOST).stream()
                        .map(part -> List.of(
                                names.getOrDefault(part.account(), words.of("left")),
                                reader.number(part.interviews()),
                                reader.number(part.minutes())))
                        .toList());
    }

    private Table questions(Span span, Reader reader) {
        return new Table(
                words.of("questions"),
                words.of("questions.about"),
                words.columns("question", "asked", "each", "hints", "followups"),
                1,
                figures.questions(span, MOST).stream()
                        .map(use -> List.of(
                                use.title(),
                                reader.number(use.turns()),
                                reader.decimal(minutes(use)),
                                reader.number(use.hints()),
                                reader.number(use.followUps())))
                        .toList());
    }

    /** Seconds by turns, in minutes, rounded half up to one decimal. */
    private static BigDecimal minutes(Use use) {
        return BigDecimal.valueOf(use.seconds())
                .divide(MINUTE.multiply(BigDecimal.valueOf(use.turns())), 1, RoundingMode.HALF_UP);
    }
}
