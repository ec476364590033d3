package dev.roundtwo.questions.bank;

import dev.roundtwo.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of questions and their revisions, in the scope at hand: a workspace's own, or the library's where there is no
 * workspace. Knows no roles; works inside the caller's transaction.
 */
@Component
public class Bank {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JdbcClient sql;
    private final Clock clock;

    Bank(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Adds a question with its first revision. */
    public Pinned add(@Nullable UUID workspace, QuestionContent content, Author author, Origin origin) {
        UUID question = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        UUID revision = addRevision(workspace, question, 1, content, author, now);
        sql.sql("""
                insert into question (id, workspace_id, library_key, copied_from, revision, digest, title, round, minutes,
                    tags, stacks, signals, created_at, changed_at)
                values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        question,
                        workspace,
                        origin.libraryKey(),
                        origin.copiedFrom(),
                        digest(content),
                        content.title(),
                        content.round(),
                        content.minutes(),
                        content.tags().toArray(String[]::new),
                        content.stacks().toArray(String[]::new),
                        content.signals().toArray(String[]::new),
                        now,
                        now))
                .update();
        return new Pinned(question, revision, 1);
    }

    /** Adds the next revision, if the current one is still {@code from}; empty when somebody was quicker. */
    public Optional<Pinned> revise(UUID question, int from, QuestionContent content, Author author) {
        var current = sql.sql("select workspace_id from question where id = ? and revision = ? for update")
                .params(question, from)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional();
        if (current.isEmpty()) {
            return Optional.empty();
        }
        Timestamp now = Timestamp.from(clock.instant());
        UUID revision = addRevision(current.get().orElse(null), question, from + 1, content, author, now);
        sql.sql("""
                update question set revision = ?, digest = ?, title = ?, round = ?, minutes = ?, tags = ?, stacks = ?,
                    signals = ?, changed_at = ? where id = ?""")
                .params(
                        from + 1,
                        digest(content),
                        content.title(),
                        content.round(),
                        content.minutes(),
                        content.tags().toArray(String[]::new),
                        content.stacks().toArray(String[]::new),
                        content.signals().toArray(String[]::new),
                        now,
                        question)
                .update();
        return Optional.of(new Pinned(question, revision, from + 1));
    }

    /** The revision that says exactly this: the workspace's own first, what stands before what stood, the older question first. */
    public Optional<Pinned> same(QuestionContent content) {
        return sql.sql("""
                select r.question_id, r.id, r.number from question_revision r join question q on q.id = r.question_id
                where r.digest = ? and (r.workspace_id = current_workspace() or r.workspace_id is null)
                order by r.workspace_id nulls last, q.archived_at is not null, r.number = q.revision desc, q.id, r.number desc limit 1""").param(digest(content)).query(Pinned.class).optional();
    }

    /** The revision with this id, if it is to be seen from here. */
    public Optional<Pinned> revision(UUID revision) {
        return sql.sql("select question_id, id, number from question_revision where id = ?")
                .param(revision)
                .query(Pinned.class)
                .optional();
    }

    /** The current revision of a question. */
    public Optional<Pinned> current(UUID question) {
        return sql.sql("""
                select r.question_id, r.id, r.number from question q
                join question_revision r on r.question_id = q.id and r.number = q.revision where q.id = ?""").param(question).query(Pinned.class).optional();
    }

    /** The current revision of a library question by its key, such as {@code b22}. */
    public Optional<Pinned> inLibrary(String key) {
        return sql.sql("""
                select r.question_id, r.id, r.number from question q
                join question_revision r on r.question_id = q.id and r.number = q.revision
                where q.workspace_id is null and q.library_key = ?""").param(key).query(Pinned.class).optional();
    }

    /** What the revisions say, in no order; those out of sight are left out. */
    public List<Kept> contents(List<UUID> revisions) {
        return revisions.isEmpty()
                ? List.of()
                : sql.sql("select id, content from question_revision where id in (:ids)")
                        .param("ids", revisions)
                        .query((row, n) -> new Kept(row.getObject(1, UUID.class), read(row.getString(2))))
                        .list();
    }

    public static String digest(QuestionContent content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static QuestionContent read(String json) {
        return JSON.readValue(json, QuestionContent.class);
    }

    private UUID addRevision(
            @Nullable UUID workspace,
            UUID question,
            int number,
            QuestionContent content,
            Author author,
            Timestamp now) {
        UUID id = Ids.next();
        sql.sql("""
                insert into question_revision (id, workspace_id, question_id, number, digest, content, author_id, author_name, at)
                values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        workspace,
                        question,
                        number,
                        digest(content),
                        JSON.writeValueAsString(content),
                        author.id(),
                        author.name(),
                        now))
                .update();
        return id;
    }

    /** One revision of one question. */
    public record Pinned(UUID questionId, UUID id, int number) {}

    /** A revision and what it says. */
    public record Kept(UUID id, QuestionContent content) {}

    /** Who wrote a revision; the library has no account. */
    public record Author(@Nullable UUID id, String name) {}

    /** Where a question came from: a library file, another question, or nowhere. */
    public record Origin(
            @Nullable String libraryKey, @Nullable UUID copiedFrom) {

        public static final Origin NEW = new Origin(null, null);
    }
}
