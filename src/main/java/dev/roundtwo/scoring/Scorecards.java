package dev.roundtwo.scoring;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.platform.scope.Scope;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each rater's own card. Every use asks for the rater and finds nothing in another's card: until the debrief, all that
 * leaves here about a card is whether it was submitted.
 */
@Component
@Transactional
public class Scorecards {

    private static final int REASON = 10;
    private static final int REASON_LIMIT = 500;

    private final JdbcClient sql;
    private final Rubrics rubrics;
    private final CardRows rows;
    private final Ledger ledger;
    private final LiveFeed feed;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Scorecards(
            JdbcClient sql,
            Rubrics rubrics,
            CardRows rows,
            LiveFeed feed,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.sql = sql;
        this.rubrics = rubrics;
        this.rows = rows;
        this.ledger = new Ledger(sql, clock, "scorecard");
        this.feed = feed;
        this.facts = facts;
        this.clock = clock;
    }

    /** The rater's card on the subject; opened with this rubric when there is none. */
    public UUID open(Rater me, Subject subject, String rubric) {
        sql.sql("""
                insert into scorecard (id, workspace_id, subject_kind, subject_id, rater_id, rater_name, rubric, status,
                                       opened_at, version)
                values (?, current_workspace(), ?, ?, ?, ?, ?::jsonb, 'DRAFT', ?, 0)
                on conflict (workspace_id, subject_kind, subject_id, rater_id) do nothing""")
                .params(
                        Ids.next(),
                        subject.kind(),
                        subject.id(),
                        me.id(),
                        me.name(),
                        rows.json(rubrics.named(rubric)),
                        now())
                .update();
        return sql.sql("select id from scorecard where subject_kind = ? and subject_id = ? and rater_id = ?")
                .params(subject.kind(), subject.id(), me.id())
                .query(UUID.class)
                .single();
    }

    /** The rater's card, if they have one. */
    @Transactional(readOnly = true)
    public Optional<Card> find(Rater me, Subject subject) {
        return rows.of(subject, me);
    }

    @Transactional(readOnly = true)
    public Card mine(Rater me, Subject subject) {
        return find(me, subject).orElseThrow(() -> new NotFound("scorecard on", subject.id()));
    }

    /** Saves one field. A card that was submitted refuses, unless this edit was answered before. */
    public Saved save(Rater me, UUID card, Edit edit) {
        Fields.check(edit);
        CardRows.Standing standing = rows.standing(me, card, Fields.competency(edit.field()), "for share");
        if (!standing.asked()) {
            throw Fields.unknown(edit.field());
        }
        if (standing.submitted()) {
            return ledger.answered(card, me.name(), edit).orElseThrow(() -> new RuleBroken("scoring.card.submitted"));
        }
        Saved saved = ledger.save(card, me.name(), edit);
        if (saved instanceof Saved.Applied(int version)) {
            feed.publish(topic(card), "field", Map.of("field", edit.field(), "version", version));
        }
        return saved;
    }

    /** Everything the rater ever wrote on the card, also what lost to a quicker edit. */
    @Transactional(readOnly = true)
    public List<PastEdit> history(Rater me, UUID card) {
        rows.standing(me, card, "", "");
        return ledger.history(card);
    }

    /** Closes the card. Every competency needs a level or "not assessed", and there is a recommendation. */
    public void submit(Rater me, UUID card) {
        CardRows.Standing standing = rows.standing(me, card, "", "for update");
        if (standing.submitted()) {
            return;
        }
        List<String> missing = mine(me, standing.subject()).missing();
        if (!missing.isEmpty()) {
            throw new RuleBroken("scoring.card.incomplete", String.join(", ", missing));
        }
        sql.sql("update scorecard set status = 'SUBMITTED', submitted_at = ?, version = version + 1 where id = ?")
                .params(now(), card)
                .update();
        feed.publish(topic(card), "card", Map.of("submitted", true));
        facts.publishEvent(new CardSubmitted(workspace(), standing.subject(), me.id()));
    }

    /** Opens a submitted card again, with a reason that others will read; not once it is decided or published. */
    public void reopen(Rater me, UUID card, String reason) {
        CardRows.Standing standing = rows.standing(me, card, "", "for update");
        if (reason.strip().length() < REASON) {
            throw new RuleBroken("scoring.card.reason", REASON);
        }
        if (reason.length() > REASON_LIMIT || !Storable.text(reason)) {
            throw new RuleBroken("scoring.card.reason.long", REASON_LIMIT);
        }
        if (!standing.submitted()) {
            return;
        }
        if (rows.decided(standing.subject())) {
            throw new RuleBroken("scoring.card.decided");
        }
        if (rows.published(standing.subject())) {
            throw new RuleBroken("scoring.card.published");
        }
        sql.sql("update scorecard set status = 'DRAFT', submitted_at = null, version = version + 1 where id = ?")
                .param(card)
                .update();
        feed.publish(topic(card), "card", Map.of("submitted", false));
        facts.publishEvent(new CardReopened(workspace(), standing.subject(), me.id(), reason.strip()));
    }

    /** Who has submitted and who has not, of those who opened a card; nothing else. */
    @Transactional(readOnly = true)
    public List<CardState> states(Subject subject) {
        return sql.sql("""
                        select rater_id, status = 'SUBMITTED' as submitted from scorecard
                        where subject_kind = ? and subject_id = ? order by rater_id""")
                .params(subject.kind(), subject.id())
                .query((row, number) ->
                        new CardState(row.getObject("rater_id", UUID.class), row.getBoolean("submitted")))
                .list();
    }

    /** Those of the raters who have submitted a card; a rater is a seat, so there is one card each. */
    @Transactional(readOnly = true)
    public Set<UUID> submitted(Set<UUID> raters) {
        return raters.isEmpty()
                ? Set.of()
                : sql.sql("select rater_id from scorecard where status = 'SUBMITTED' and rater_id in (:raters)")
                        .param("raters", raters)
                        .query((row, number) -> row.getObject("rater_id", UUID.class))
                        .set();
    }

    /** The live topic of the card's own rater. */
    public static String topic(UUID card) {
        return "card/" + card;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID workspace() {
        return Scope.currentWorkspace().orElseThrow();
    }
}
