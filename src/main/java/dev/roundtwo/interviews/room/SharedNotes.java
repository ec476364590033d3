package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Topics;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Texts;
import dev.roundtwo.platform.live.LiveFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The text that everybody in a room writes at once. Each change is a numbered row; one that was made on an older version is
 * carried over those since ({@link Splice#after}), applied, and sent out. The same change sent twice is applied once.
 */
@Service
@Transactional
public class SharedNotes {

    public static final int LIMIT = 100_000;
    /** A page that is further behind reads the whole text anew. */
    private static final int BEHIND = 5_000;
    /** Longer changes go out without their text; pages ask for it. */
    private static final int TOLD_WHOLE = 2_000;

    private final JdbcClient sql;
    private final RoomState state;
    private final LiveFeed live;
    private final Clock clock;

    SharedNotes(JdbcClient sql, RoomState state, LiveFeed live, Clock clock) {
        this.sql = sql;
        this.state = state;
        this.live = live;
        this.clock = clock;
    }

    /** The whole text at a version. */
    public record Text(int version, String text) {

        /** As it stands in a text area, whose first line break HTML swallows. */
        public String inField() {
            return "\n" + text;
        }
    }

    /** One change as it was applied, giving that version. */
    public record Change(int version, UUID id, int at, int remove, String insert) {

        Splice splice() {
            return new Splice(at, remove, insert);
        }
    }

    /** What happened since a version. */
    public record Changes(int version, List<Change> changes) {}

    @Transactional(readOnly = true)
    public Text read(UUID interview) {
        return sql.sql("select version, text from shared_note where interview_id = ?")
                .param(interview)
                .query(Text.class)
                .optional()
                .orElseThrow(() -> new NotFound("notes", interview));
    }

    @Transactional(readOnly = true)
    public Changes since(UUID interview, int version) {
        return new Changes(read(interview).version(), log(interview, version));
    }

    /** Applies a change made on version {@code base}; answers with all changes since, this one among them. */
    public Changes change(Seat me, UUID id, int base, Splice made) {
        Text text = hold(me);
        if (base < 0 || base > text.version() || text.version() - base > BEHIND) {
            throw new RuleBroken("interviews.notes.unknown.version");
        }
        List<Change> since = log(me.interviewId(), base);
        if (since.stream().anyMatch(change -> change.id().equals(id)) || known(me, id)) {
            return new Changes(text.version(), since);
        }
        Splice now = made;
        for (Change change : since) {
            now = now.after(change.splice(), false);
        }
        append(me, id, text, now);
        return new Changes(text.version() + 1, log(me.interviewId(), base));
    }

    /** A whole text from a page without scripts: what differs from the version it was written on becomes one change. */
    public void replace(Seat me, int base, String written) {
        int behind = read(me.interviewId()).version() - base;
        if (base < 0 || behind < 0 || behind > BEHIND || written.length() > 2 * LIMIT) {
            throw new RuleBroken("interviews.notes.unknown.version");
        }
        Splice made = Splice.between(at(me.interviewId(), base), written.replace("\r\n", "\n"));
        if (made.remove() > 0 || !made.insert().isEmpty()) {
            change(me, UUID.randomUUID(), base, made);
        }
    }

    /** The text, when it has not been put on the timeline as it stands. */
    @Transactional(readOnly = true)
    public Optional<String> unrecorded(UUID interview) {
        return sql.sql("""
                select n.text from shared_note n where n.interview_id = :room and n.text <> '' and n.text is distinct from (
                  select t.data ->> 'text' from timeline_entry t
                  where t.interview_id = :room and t.kind = 'NOTES' order by t.at desc, t.number desc limit 1)
                """).param("room", interview).query(String.class).optional();
    }

    private Text hold(Seat me) {
        if (me.part() == Part.OBSERVER) {
            throw new AccessDeniedException("observers read");
        }
        state.mustStay(me.interviewId(), Status.LIVE);
        return sql.sql("select version, text from shared_note where interview_id = ? for update")
                .param(me.interviewId())
                .query(Text.class)
                .single();
    }

    private void append(Seat me, UUID id, Text text, Splice now) {
        if (!now.fits(text.text().length()) || !Texts.storable(now.insert())) {
            throw new RuleBroken("interviews.notes.unknown.version");
        }
        String after = now.apply(text.text());
        if (after.length() > LIMIT) {
            throw new RuleBroken("interviews.notes.full", LIMIT);
        }
        int version = text.version() + 1;
        sql.sql("""
                insert into note_op (interview_id, version, workspace_id, id, seat_id, at, removed, inserted, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        me.interviewId(),
                        version,
                        me.workspaceId(),
                        id,
                        me.id(),
                        now.at(),
                        now.remove(),
                        now.insert(),
                        Timestamp.from(clock.instant()))
                .update();
        sql.sql("update shared_note set version = ?, text = ? where interview_id = ?")
                .params(version, after, me.interviewId())
                .update();
        live.publish(
                Topics.room(me.interviewId()),
                "note",
                now.insert().length() > TOLD_WHOLE
                        ? Map.of("version", version, "by", me.name())
                        : new Told(version, id, now.at(), now.remove(), now.insert(), me.name()));
    }

    /** A change as it goes out to all pages of the room. */
    record Told(int version, UUID id, int at, int remove, String insert, String by) {}

    private String at(UUID interview, int version) {
        String text = "";
        for (Change change : log(interview, 0)) {
            if (change.version() > version) {
                break;
            }
            text = change.splice().apply(text);
        }
        return text;
    }

    private boolean known(Seat me, UUID id) {
        return sql.sql("select exists (select from note_op where interview_id = ? and id = ?)")
                .params(me.interviewId(), id)
                .query(Boolean.class)
                .single();
    }

    private List<Change> log(UUID interview, int since) {
        return sql.sql("""
                select version, id, at, removed as remove, inserted as insert from note_op
                where interview_id = ? and version > ? order by version
                """)
                .params(interview, since)
                .query(DataClassRowMapper.newInstance(Change.class))
                .list();
    }
}
