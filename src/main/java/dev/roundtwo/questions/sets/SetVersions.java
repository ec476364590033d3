package dev.roundtwo.questions.sets;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.questions.QuestionSetPublished;
import dev.roundtwo.questions.bank.Texts;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From draft to published to the next version: the life of a set as a whole. */
@Service
@Transactional
public class SetVersions {

    private final EntityManager entities;
    private final JdbcClient sql;
    private final ApplicationEventPublisher facts;
    private final Audit audit;
    private final Clock clock;

    SetVersions(EntityManager entities, JdbcClient sql, ApplicationEventPublisher facts, Audit audit, Clock clock) {
        this.audit = audit;
        this.entities = entities;
        this.sql = sql;
        this.facts = facts;
        this.clock = clock;
    }

    /** Freezes the draft under the next number of its family. */
    public void publish(Member me, UUID id) {
        QuestionSet set = mine(me, id);
        Instant now = clock.instant();
        set.publish(set.number, now);
        set.changed(me.name(), now);
        audit.record("set.published", "set", id, "number", Integer.toString(set.number));
        facts.publishEvent(new QuestionSetPublished(me.workspaceId(), id, set.family, set.number, now));
    }

    /** Freezes the draft if it is still what was seen at that version. */
    public void publish(Member me, UUID id, int version) {
        QuestionSet set = mine(me, id);
        if (set.version != version) {
            throw new RuleBroken("questions.set.changed", set.changedBy);
        }
        publish(me, id);
    }

    /** The draft that follows a published set; the one that is already there, if any. */
    public UUID next(Member me, UUID id) {
        QuestionSet set = mine(me, id);
        sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(set.family.toString())
                .query()
                .listOfRows();
        var standing = sql.sql("select id from question_set where workspace_id = ? and family = ? and status = 'DRAFT'")
                .params(me.workspaceId(), set.family)
                .query(UUID.class)
                .optional();
        if (standing.isPresent()) {
            return standing.get();
        }
        QuestionSet draft = set.copied(true, me.name(), clock.instant());
        draft.number = sql.sql("select max(number) + 1 from question_set where workspace_id = ? and family = ?")
                .params(me.workspaceId(), set.family)
                .query(Integer.class)
                .single();
        entities.persist(draft);
        return draft.id;
    }

    /** A draft with the same questions and a family of its own. */
    public UUID duplicate(Member me, UUID id) {
        QuestionSet copy = mine(me, id).copied(false, me.name(), clock.instant());
        copy.describe(
                Texts.line(copy.title.substring(0, Math.min(copy.title.length(), 110)) + " (copy)"), copy.description);
        entities.persist(copy);
        return copy.id;
    }

    /** Takes a published set out of the choices; interviews that hold it keep it. */
    public void retire(Member me, UUID id) {
        mine(me, id).retire(true);
        audit.record("set.retired", "set", id);
    }

    public void restore(Member me, UUID id) {
        mine(me, id).retire(false);
        audit.record("set.restored", "set", id);
    }

    /** Deletes a draft for good; what was published can only be retired. */
    public void delete(Member me, UUID id) {
        QuestionSet set = mine(me, id);
        set.mustBeDraft();
        entities.remove(set);
        audit.record("set.deleted", "set", id);
    }

    private QuestionSet mine(Member me, UUID id) {
        me.mustBe(Role.INTERVIEWER);
        QuestionSet set = entities.find(QuestionSet.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (set == null) {
            throw new NotFound("set", id);
        }
        return set;
    }
}
