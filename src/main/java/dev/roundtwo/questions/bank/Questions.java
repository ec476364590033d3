package dev.roundtwo.questions.bank;

import static org.springframework.jdbc.core.DataClassRowMapper.newInstance;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.platform.web.Markdown;
import dev.roundtwo.questions.bank.Bank.Author;
import dev.roundtwo.questions.bank.Bank.Origin;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading and editing questions. For interviewers: whoever may be asked them must not see them. */
@Service
@Transactional
public class Questions {

    private final JdbcClient sql;
    private final Bank bank;
    private final Markdown markdown;
    private final Audit audit;
    private final Clock clock;
    private final Quotas quotas;

    Questions(JdbcClient sql, Bank bank, Markdown markdown, Audit audit, Clock clock, Quotas quotas) {
        this.audit = audit;
        this.quotas = quotas;
        this.sql = sql;
        this.bank = bank;
        this.markdown = markdown;
        this.clock = clock;
    }

    /** Adds a question of the workspace's own. */
    public UUID create(Member me, QuestionContent content) {
        me.mustBe(Role.INTERVIEWER);
        check(content);
        quotas.moreToKeep();
        return bank.add(me.workspaceId(), content, by(me), Origin.NEW).questionId();
    }

    /** Adds a revision, if {@code from} is still the current one; else tells nothing and keeps everything. */
    public Optional<Integer> revise(Member me, UUID id, int from, QuestionContent content) {
        me.mustBe(Role.INTERVIEWER);
        check(content);
        Row row = row(id);
        if (row.library()) {
            throw new RuleBroken("questions.library.fixed");
        }
        return bank.revise(id, from, content, by(me)).map(Bank.Pinned::number);
    }

    /** An editable copy in the workspace's bank. */
    public UUID copy(Member me, UUID id) {
        me.mustBe(Role.INTERVIEWER);
        Row row = row(id);
        QuestionContent content = content(id, row.revision()).content();
        return bank.add(me.workspaceId(), content, by(me), new Origin(null, id)).questionId();
    }

    /** Takes a question out of the lists; sets that hold it keep it. */
    public void archive(Member me, UUID id) {
        archived(me, id, clock.instant());
    }

    public void restore(Member me, UUID id) {
        archived(me, id, null);
    }

    /** The question at its current revision. */
    @Transactional(readOnly = true)
    public QuestionPage page(Member me, UUID id) {
        me.mustBe(Role.INTERVIEWER);
        return page(id, null);
    }

    /** The question as it was at that revision. */
    @Transactional(readOnly = true)
    public QuestionPage page(Member me, UUID id, int number) {
        me.mustBe(Role.INTERVIEWER);
        return page(id, number);
    }

    /** The revisions older than that one (null: from the newest on), newest first, a few at a time. */
    @Transactional(readOnly = true)
    public List<RevisionRow> revisions(Member me, UUID id, @Nullable Integer before, int most) {
        me.mustBe(Role.INTERVIEWER);
        row(id);
        return revisions(id, before, most);
    }

    private QuestionPage page(UUID id, @Nullable Integer number) {
        Row row = row(id);
        Stored stored = content(id, number == null ? row.revision() : number);
        QuestionContent content = stored.content();
        var notes = new LinkedHashMap<String, String>();
        content.notes().forEach((stack, text) -> notes.put(stack, markdown.html(text)));
        return new QuestionPage(
                id,
                row.library(),
                row.archived(),
                row.revision(),
                stored.revision(),
                stored.id(),
                content,
                markdown.html(content.prompt()),
                markdown.html(content.context()),
                notes,
                Lint.of(content),
                revisions(id, null, 100),
                copies(id),
                row.copiedFrom());
    }

    private List<RevisionRow> revisions(UUID id, @Nullable Integer before, int most) {
        return sql.sql("""
                select number, author_name as author, at from question_revision
                where question_id = :id and (cast(:before as int) is null or number < :before)
                order by number desc limit :most""")
                .param("id", id)
                .param("before", before)
                .param("most", most)
                .query((row, n) -> new RevisionRow(
                        row.getInt(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    private List<QuestionPage.Copy> copies(UUID id) {
        return sql.sql("""
                select id, title from question
                where workspace_id = current_workspace() and copied_from = ? and archived_at is null order by id limit 10""")
                .param(id)
                .query(newInstance(QuestionPage.Copy.class))
                .list();
    }

    private void archived(Member me, UUID id, @Nullable Instant at) {
        me.mustBe(Role.INTERVIEWER);
        if (row(id).library()) {
            throw new RuleBroken("questions.library.fixed");
        }
        sql.sql("update question set archived_at = cast(:at as timestamptz) where id = :id")
                .param("at", at == null ? null : Timestamp.from(at))
                .param("id", id)
                .update();
        audit.record(at == null ? "question.restored" : "question.archived", "question", id);
    }

    private Row row(UUID id) {
        return sql.sql("""
                select revision, workspace_id is null as library, archived_at is not null as archived, copied_from
                from question where id = ?""").param(id).query(Row.class).optional().orElseThrow(() -> new NotFound("question", id));
    }

    private Stored content(UUID question, int number) {
        return sql.sql("""
                select id, content, number, author_name, at from question_revision where question_id = ? and number = ?""")
                .params(question, number)
                .query((row, n) -> new Stored(
                        row.getObject(1, UUID.class),
                        Bank.read(row.getString(2)),
                        new RevisionRow(
                                row.getInt(3),
                                row.getString(4),
                                row.getTimestamp(5).toInstant())))
                .optional()
                .orElseThrow(() -> new NotFound("revision", number));
    }

    private static void check(QuestionContent content) {
        QuestionRules.broken(content).stream().findFirst().ifPresent(rule -> {
            throw new RuleBroken(rule.code(), rule.arguments().toArray());
        });
    }

    private static Author by(Member me) {
        return new Author(me.accountId(), me.name());
    }

    private record Row(
            int revision,
            boolean library,
            boolean archived,
            @Nullable UUID copiedFrom) {}

    private record Stored(UUID id, QuestionContent content, RevisionRow revision) {}
}
