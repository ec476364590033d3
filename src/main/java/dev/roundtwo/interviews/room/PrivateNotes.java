package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an interviewer jots down for themselves. Two tabs that differ get both texts; nothing is written over. */
@Service
@Transactional
public class PrivateNotes {

    private static final int LIMIT = 50_000;

    private final JdbcClient sql;
    private final Clock clock;

    PrivateNotes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The text at a version; {@code kept} is false when it is somebody's newer text and one's own was not written over it. */
    public record Note(int version, String text, boolean kept) {

        /** As it stands in a text area, whose first line break HTML swallows. */
        public String inField() {
            return "\n" + text;
        }
    }

    @Transactional(readOnly = true)
    public Note read(Seat me) {
        mustScore(me);
        return find(me).orElse(new Note(0, "", true));
    }

    /** Saves a text written on a version. The same text again is kept already, whatever the version. */
    public Note save(Seat me, int version, String written) {
        mustScore(me);
        String text = written.replace("\r\n", "\n").replace("\0", "");
        if (text.length() > LIMIT) {
            throw new RuleBroken("interviews.notes.full", LIMIT);
        }
        int saved = sql.sql("""
                insert into private_note as n (seat_id, workspace_id, version, text, saved_at)
                values (:seat, :workspace, 1, :text, :now)
                on conflict (seat_id) do update set version = n.version + 1, text = excluded.text, saved_at = excluded.saved_at
                where n.version = :version
                """)
                .param("seat", me.id())
                .param("workspace", me.workspaceId())
                .param("text", text)
                .param("now", Timestamp.from(clock.instant()))
                .param("version", version)
                .update();
        Note now = find(me).orElseThrow();
        return new Note(now.version(), now.text(), saved == 1 || now.text().equals(text));
    }

    private Optional<Note> find(Seat me) {
        return sql.sql("select version, text, true as kept from private_note where seat_id = ?")
                .param(me.id())
                .query(Note.class)
                .optional();
    }

    private static void mustScore(Seat me) {
        if (!me.scores()) {
            throw new NotFound("private notes", me.id());
        }
    }
}
