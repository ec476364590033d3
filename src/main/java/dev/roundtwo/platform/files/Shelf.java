package dev.roundtwo.platform.files;

import dev.roundtwo.platform.files.content.FileKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of files, in the scope at hand. Each method is part of its caller's transaction. */
@Component
class Shelf {

    private static final String COLUMNS =
            "select id, workspace_id, subject_kind, subject_id, uploaded_by, name, kind, portrait,"
                    + " status, reason, size, main_size, thumb_size, uploaded_at from file ";

    private final JdbcClient sql;
    private final Clock clock;

    Shelf(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** All that is known of a file. */
    record Entry(
            UUID id,
            @Nullable UUID workspace,
            Subject subject,
            @Nullable UUID uploadedBy,
            String name,
            FileKind kind,
            boolean portrait,
            FileStatus status,
            @Nullable String reason,
            long size,
            long mainSize,
            long thumbSize,
            Instant uploadedAt) {}

    void arrive(
            UUID id,
            Subject on,
            @Nullable UUID workspace,
            UUID by,
            String name,
            FileKind kind,
            boolean portrait,
            long size) {
        sql.sql("""
                insert into file (id, workspace_id, account_id, subject_kind, subject_id, uploaded_by, name, kind, portrait, status,
                    size, uploaded_at, turn_at)
                values (:id, :workspace, :account, :kind, :subject, :by, :name, :as, :portrait, 'ARRIVING', :size, :now, :now)
                """)
                .param("id", id)
                .param("workspace", on.ofAccount() ? null : workspace)
                .param("account", on.ofAccount() ? on.id() : null)
                .param("kind", on.kind())
                .param("subject", on.id())
                .param("by", by)
                .param("name", name)
                .param("as", kind.name())
                .param("portrait", portrait)
                .param("size", size)
                .param("now", now())
                .update();
    }

    /** Whether the row was there, still arriving. */
    boolean kept(UUID id) {
        return sql.sql("update file set status = 'WAITING', turn_at = ? where id = ? and status = 'ARRIVING'")
                        .params(now(), id)
                        .update()
                == 1;
    }

    /** Whether it was still waited for. */
    boolean ready(UUID id, FileKind kind, long size, long main, long thumb) {
        return sql.sql("""
                        update file set status = 'READY', reason = null, kind = ?, size = ?, main_size = ?, thumb_size = ?
                        where id = ? and status = 'WAITING'
                        """).params(kind.name(), size, main, thumb, id).update() == 1;
    }

    boolean refused(UUID id, String reason) {
        boolean done = sql.sql("""
                        update file set status = 'REFUSED', reason = ?, turn_at = ?
                        where id = ? and status in ('ARRIVING', 'WAITING')
                        """).params(reason, now(), id).update() == 1;
        if (done) {
            gone(id);
        }
        return done;
    }

    /** Says what it waits for, and that somebody has turned to it. */
    void waits(UUID id, @Nullable String reason) {
        sql.sql("update file set reason = :reason, turn_at = :now where id = :id and status = 'WAITING'")
                .param("reason", reason)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Its bytes are to be taken out of the store. */
    void gone(UUID id) {
        sql.sql("insert into file_gone (id, at) values (?, ?) on conflict do nothing")
                .params(id, now())
                .update();
    }

    boolean delete(UUID id) {
        return sql.sql("delete from file where id = ?").param(id).update() == 1;
    }

    Optional<Entry> find(UUID id) {
        return sql.sql(COLUMNS + "where id = ?").param(id).query(Shelf::entry).optional();
    }

    /** Of the subject, in the order in which they came. */
    List<Entry> of(Subject subject) {
        String mine = subject.ofAccount() ? "account_id = :id" : "workspace_id = current_workspace()";
        return sql.sql(COLUMNS + "where " + mine
                        + " and subject_kind = :kind and subject_id = :id order by uploaded_at, id")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query(Shelf::entry)
                .list();
    }

    /** What the files of the workspace in scope take, those on their way with all that they may. */
    long bytes() {
        return sql.sql("""
                select coalesce(sum(size), 0) from file where workspace_id = current_workspace() and status <> 'REFUSED'
                """).query(Long.class).single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("workspace_id", UUID.class),
                new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getObject("uploaded_by", UUID.class),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getBoolean("portrait"),
                FileStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getLong("size"),
                row.getLong("main_size"),
                row.getLong("thumb_size"),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
