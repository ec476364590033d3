package dev.roundtwo.scoring;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What the candidate gets to read: composed from the submitted cards, edited by people, published, and then left alone. */
@Component
@Transactional
public class Feedbacks {

    private static final String TEXT = "text";

    private final JdbcClient sql;
    private final Debriefs debriefs;
    private final Ledger ledger;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Feedbacks(JdbcClient sql, Debriefs debriefs, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.debriefs = debriefs;
        this.ledger = new Ledger(sql, clock, "feedback");
        this.facts = facts;
        this.clock = clock;
    }

    /** The draft, composed without the points that were heard when nobody has touched it. */
    public Feedback.Draft draft(Subject subject, Set<UUID> raters) {
        return draft(subject, raters, heard -> List.of());
    }

    /**
     * The draft; before anyone has touched it, one composed from the cards, where {@code words} turns the fields of the points
     * that were heard into what they say. Refused while somebody has not submitted.
     */
    public Feedback.Draft draft(Subject subject, Set<UUID> raters, Function<List<String>, List<String>> words) {
        List<Card> cards = debriefs.cards(subject, raters);
        CardField standing = ledger.fields(id(subject)).get(TEXT);
        return standing == null
                ? new Feedback.Draft(new Composition(cards).text(words.apply(heard(cards))), 0, null, null)
                : new Feedback.Draft(standing.value(), standing.version(), standing.changedBy(), standing.changedAt());
    }

    /** Saves the field {@code text} of the draft; two editors lose neither text. */
    public Saved save(Rater me, Subject subject, Set<UUID> raters, Edit edit) {
        Fields.checkFeedback(edit);
        debriefs.cards(subject, raters);
        return ledger.save(id(subject), me.name(), edit);
    }

    /** Everything ever written into the draft, also what lost to a quicker edit. */
    @Transactional(readOnly = true)
    public List<PastEdit> history(Subject subject, Set<UUID> raters) {
        debriefs.cards(subject, raters);
        return known(subject).map(ledger::history).orElse(List.of());
    }

    /** Publishes the draft as the caller last saw it, with the levels when they chose so. */
    public Feedback publish(Rater me, Subject subject, Set<UUID> raters, int seen, boolean withLevels) {
        List<Card> cards = debriefs.held(subject, raters);
        UUID id = id(subject);
        sql.sql("select id from feedback where id = ? for update")
                .param(id)
                .query(UUID.class)
                .single();
        Feedback.Draft draft = draft(subject, raters);
        if (draft.version() != seen) {
            throw new RuleBroken("scoring.feedback.changed");
        }
        if (draft.text().isBlank()) {
            throw new RuleBroken("scoring.feedback.empty");
        }
        int number = publications(subject).size() + 1;
        List<Feedback.Result> results = withLevels ? new Composition(cards).results() : List.of();
        Feedback feedback = new Feedback(number, draft.text(), results, me.name(), clock.instant());
        sql.sql("""
                insert into feedback_publication (id, workspace_id, feedback_id, number, body, levels, published_by, published_at)
                values (?, current_workspace(), ?, ?, ?, ?::jsonb, ?, ?)""")
                .params(
                        Ids.next(),
                        id,
                        number,
                        feedback.text(),
                        json.writeValueAsString(results),
                        me.name(),
                        feedback.at().atOffset(ZoneOffset.UTC))
                .update();
        facts.publishEvent(new FeedbackPublished(Scope.currentWorkspace().orElseThrow(), subject, me.id(), number));
        return feedback;
    }

    /** What the candidate may read now, if anything. */
    @Transactional(readOnly = true)
    public Optional<Feedback> read(Subject subject) {
        return publications(subject).stream().findFirst();
    }

    /** All publications, newest first. */
    @Transactional(readOnly = true)
    public List<Feedback> publications(Subject subject) {
        return sql.sql("""
                        select p.number, p.body, p.levels, p.published_by, p.published_at
                        from feedback f join feedback_publication p on p.feedback_id = f.id
                        where f.subject_kind = ? and f.subject_id = ? order by p.number desc""")
                .params(subject.kind(), subject.id())
                .query(this::feedback)
                .list();
    }

    private static List<String> heard(List<Card> cards) {
        return cards.stream()
                .flatMap(card -> card.points().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private UUID id(Subject subject) {
        return known(subject).orElseGet(() -> {
            sql.sql("""
                    insert into feedback (id, workspace_id, subject_kind, subject_id, opened_at)
                    values (?, current_workspace(), ?, ?, ?) on conflict do nothing""")
                    .params(
                            Ids.next(),
                            subject.kind(),
                            subject.id(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return known(subject).orElseThrow();
        });
    }

    private Optional<UUID> known(Subject subject) {
        return sql.sql("select id from feedback where subject_kind = ? and subject_id = ?")
                .params(subject.kind(), subject.id())
                .query(UUID.class)
                .optional();
    }

    private Feedback feedback(ResultSet row, int number) throws SQLException {
        Feedback.Result[] results = Objects.requireNonNullElse(
                json.readValue(row.getString("levels"), Feedback.Result[].class), new Feedback.Result[0]);
        return new Feedback(
                row.getInt("number"),
                row.getString("body"),
                Arrays.asList(results),
                row.getString("published_by"),
                row.getTimestamp("published_at").toInstant());
    }
}
