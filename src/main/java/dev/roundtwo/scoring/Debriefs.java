package dev.roundtwo.scoring;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cards laid open: only when each of the raters that the caller names has submitted theirs. Who may look is the
 * caller's to say, as is who counts as a rater.
 */
@Component
@Transactional
public class Debriefs {

    private static final int REASON = 2_000;

    private final JdbcClient sql;
    private final CardRows rows;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Debriefs(JdbcClient sql, CardRows rows, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Everything side by side; refused while one of the raters has not submitted. What those beside them have submitted is shown
     * last, and counts for nothing.
     */
    @Transactional(readOnly = true)
    public Debrief of(Subject subject, Set<UUID> raters, Set<UUID> beside) {
        List<Card> cards = cards(subject, raters);
        List<Card> more = beside.isEmpty() ? List.of() : submitted(subject, beside);
        return new Debrief(
                subject,
                Stream.concat(
                                cards.stream().map(card -> column(card, true)),
                                more.stream().map(card -> column(card, false)))
                        .toList(),
                competencies(cards).values().stream()
                        .map(asked -> row(asked, cards, more))
                        .sorted(Comparator.comparingInt(Debrief.Row::spread).reversed())
                        .toList(),
                tally(cards),
                decision(subject).orElse(null));
    }

    /** The newest decision on the subject. */
    @Transactional(readOnly = true)
    public Optional<Decision> decision(Subject subject) {
        return sql.sql("""
                        select number, verdict, reason, decider_name, decided_at from debrief_decision
                        where subject_kind = ? and subject_id = ? order by number desc limit 1""")
                .params(subject.kind(), subject.id())
                .query(Debriefs::decision)
                .optional();
    }

    /** Records what was decided, on top of the decision last seen (0: none). From then on no card is reopened. */
    public Decision decide(
            Rater me, Subject subject, Set<UUID> raters, int seen, Decision.Verdict verdict, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON || why.indexOf('\0') >= 0) {
            throw new RuleBroken("scoring.decision.reason", REASON);
        }
        held(subject, raters);
        if (decision(subject).map(Decision::number).orElse(0) != seen) {
            throw new RuleBroken("scoring.decision.changed");
        }
        Decision decision = new Decision(seen + 1, verdict, why, me.name(), clock.instant());
        try {
            sql.sql("""
                    insert into debrief_decision (id, workspace_id, subject_kind, subject_id, number, verdict, reason,
                                                  decided_by, decider_name, decided_at)
                    values (?, current_workspace(), ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            Ids.next(),
                            subject.kind(),
                            subject.id(),
                            decision.number(),
                            verdict.name(),
                            why,
                            me.id(),
                            me.name(),
                            decision.at().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException quicker) {
            throw new RuleBroken("scoring.decision.changed");
        }
        facts.publishEvent(new DecisionRecorded(Scope.currentWorkspace().orElseThrow(), subject, me.id(), verdict));
        return decision;
    }

    /** The raters' cards, which nobody reopens until the transaction ends. */
    List<Card> held(Subject subject, Set<UUID> raters) {
        rows.hold(subject);
        return cards(subject, raters);
    }

    /** The raters' cards, or a refusal that says nothing but that somebody is not done. */
    List<Card> cards(Subject subject, Set<UUID> raters) {
        List<Card> cards = submitted(subject, raters);
        if (raters.isEmpty() || cards.size() < raters.size()) {
            throw new RuleBroken("scoring.debrief.blind");
        }
        return cards;
    }

    private List<Card> submitted(Subject subject, Set<UUID> raters) {
        return rows.submitted(subject).stream()
                .filter(card -> raters.contains(card.rater().id()))
                .toList();
    }

    /** What the cards ask for, in the rubric's order; cards opened under different rubrics are joined. */
    static Map<String, Competency> competencies(List<Card> cards) {
        Map<String, Competency> asked = new LinkedHashMap<>();
        cards.forEach(card -> card.rubric().competencies().forEach(one -> asked.putIfAbsent(one.key(), one)));
        return asked;
    }

    private static Debrief.Column column(Card card, boolean counts) {
        return new Debrief.Column(
                card.rater().id(),
                card.rater().name(),
                counts,
                Objects.requireNonNull(card.submittedAt()),
                card.recommendation().orElse(null),
                card.value("summary"),
                card.points());
    }

    /** How far the cards are apart on it; cards that did not assess it do not count. */
    static int spread(Competency asked, List<Card> cards) {
        int[] given = cards.stream()
                .mapToInt(card -> card.level(asked.key()))
                .filter(level -> level > 0)
                .toArray();
        return given.length == 0
                ? 0
                : Arrays.stream(given).max().getAsInt()
                        - Arrays.stream(given).min().getAsInt();
    }

    private static Debrief.Row row(Competency asked, List<Card> cards, List<Card> more) {
        List<Debrief.Cell> cells = Stream.concat(
                        cards.stream().map(card -> cell(asked, card, true)),
                        more.stream().map(card -> cell(asked, card, false)))
                .toList();
        return new Debrief.Row(asked.key(), asked.name(), spread(asked, cards), asked.levels(), cells);
    }

    private static Debrief.Cell cell(Competency asked, Card card, boolean counts) {
        return new Debrief.Cell(card.rater().name(), counts, card.level(asked.key()), card.note(asked.key()));
    }

    private static List<Debrief.Count> tally(List<Card> cards) {
        return Arrays.stream(Recommendation.values())
                .map(one -> new Debrief.Count(
                        one,
                        cards.stream()
                                .filter(card -> card.recommendation().equals(Optional.of(one)))
                                .count()))
                .filter(count -> count.cards() > 0)
                .toList();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getInt("number"),
                Decision.Verdict.valueOf(row.getString("verdict")),
                row.getString("reason"),
                row.getString("decider_name"),
                row.getTimestamp("decided_at").toInstant());
    }
}
