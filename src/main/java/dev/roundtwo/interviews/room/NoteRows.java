package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.room.SharedNotes.Change;
import dev.roundtwo.interviews.room.SharedNotes.Text;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shared notes as rows: the text as it stands, and every change that led to it. */
@Component
class NoteRows {

    private static final int PER_CHANGE = 20;

    private final JdbcClient sql;

    NoteRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Text> text(UUID interview) {
        return sql.sql("select version, text from shared_note where interview_id = ?")
                .param(interview)
                .query(Text.class)
                .optional();
    }

    /** The text, held until the transaction ends; with how many characters were ever written into it. */
    Held hold(UUID interview) {
        return sql.sql("select version, text, written from shared_note where interview_id = ? for update")
                .param(interview)
                .query((row, number) ->
                        new Held(new Text(row.getInt("version"), row.getString("text")), row.getLong("written")))
                .single();
    }

    record Held(Text text, long written) {}

    /** How many characters the changes since a version put in: what reading them costs. */
    long sizeSince(UUID interview, int version) {
        return sql.sql("select coalesce(sum(length(inserted)), 0) from note_op where interview_id = ? and version > ?")
                .params(interview, version)
                .query(Long.class)
                .single();
    }

    List<Change> since(UUID interview, int version) {
        return sql.sql("""
                select version, id, right(seat_id::text, 12) as who, at, removed as remove, inserted as insert from note_op
                where interview_id = ? and version > ? order by version
                """)
                .params(interview, version)
                .query(DataClassRowMapper.newInstance(Change.class))
                .list();
    }

    /** The text as it was at a version, built from the first change on, one row at a time. */
    String at(UUID interview, int version) {
        StringBuilder text = new StringBuilder();
        sql.sql("select at, removed, inserted from note_op where interview_id = ? and version <= ? order by version")
                .withFetchSize(500)
                .params(interview, version)
                .query(row -> {
                    int at = row.getInt("at");
                    text.replace(at, at + row.getInt("removed"), row.getString("inserted"));
                });
        return text.toString();
    }

    /** What a change takes of the history's room: its text, and something for itself. */
    static int cost(Splice made) {
        return made.insert().length() + PER_CHANGE;
    }

    boolean knows(UUID interview, UUID change) {
        return sql.sql("select exists (select from note_op where interview_id = ? and id = ?)")
                .params(interview, change)
                .query(Boolean.class)
                .single();
    }

    void append(Seat by, UUID id, int version, Splice made, String after, Instant at) {
        sql.sql("""
                insert into note_op (interview_id, version, workspace_id, id, seat_id, at, removed, inserted, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        by.interviewId(),
                        version,
                        by.workspaceId(),
                        id,
                        by.id(),
                        made.at(),
                        made.remove(),
                        made.insert(),
                        Timestamp.from(at))
                .update();
        sql.sql("update shared_note set version = ?, text = ?, written = written + ? where interview_id = ?")
                .params(version, after, cost(made), by.interviewId())
                .update();
    }
}
