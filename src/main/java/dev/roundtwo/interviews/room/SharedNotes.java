package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Topics;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.live.LiveFeed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** All that may ever be written into one interview's notes: the history is kept, and each page that joins may ask for it. */
    private static final int EVER = 50 * LIMIT;
    /** Changes that hold more than this are not told one by one; the whole text is shorter. */
    private static final int TOLD_SINCE = 2 * LIMIT;

    private final NoteRows rows;
    private final RoomState state;
    private final LiveFeed live;
    private final Clock clock;
    private final JdbcClient sql;

    SharedNotes(NoteRows rows, RoomState state, LiveFeed live, Clock clock, JdbcClient sql) {
        this.rows = rows;
        this.state = state;
        this.live = live;
        this.clock = clock;
        this.sql = sql;
    }

    /** The whole text at a version. */
    public record Text(int version, String text) {

        /** As it stands in a text area, whose first line break HTML swallows. */
        public String inField() {
            return "\n" + text;
        }
    }

    /** One change as it was applied, giving that version; {@code who} tells the writers apart. */
    public record Change(int version, UUID id, String who, int at, int remove, String insert) {

        Splice splice() {
            return new Splice(at, remove, insert);
        }
    }

    /** What happened since a version. */
    public record Changes(int version, List<Change> changes) {}

    @Transactional(readOnly = true)
    public Text read(UUID interview) {
        return rows.text(interview).orElseThrow(() -> new NotFound("notes", interview));
    }

    /** Refused to a page that is too far behind: the whole text is the shorter way for it. */
    @Transactional(readOnly = true)
    public Changes since(UUID interview, int version) {
        int now = read(interview).version();
        mustBeNear(interview, version, now);
        return new Changes(now, rows.since(interview, version));
    }

    /** Applies a change made on version {@code base}; answers with all changes since, this one among them. */
    public Changes change(Seat me, UUID id, int base, Splice made) {
        NoteRows.Held held = hold(me);
        Text text = held.text();
        mustBeNear(me.interviewId(), base, text.version());
        List<Change> since = rows.since(me.interviewId(), base);
        if (since.stream().anyMatch(change -> change.id().equals(id)) || rows.knows(me.interviewId(), id)) {
            return new Changes(text.version(), since);
        }
        Splice now = made;
        for (Change change : since) {
            // Of two who write at one place the same one always stands left, or their words would be woven together.
            now = now.after(change.splice(), who(me).compareTo(change.who()) < 0);
        }
        if (now.remove() == 0 && now.insert().isEmpty()) {
            return new Changes(text.version(), since);
        }
        append(me, id, held, now);
        return new Changes(text.version() + 1, rows.since(me.interviewId(), base));
    }

    /** A whole text from a page without scripts: what differs from the version it was written on becomes one change. */
    public void replace(Seat me, int base, String written) {
        mustBeNear(me.interviewId(), base, read(me.interviewId()).version());
        if (written.length() > 2 * LIMIT) {
            throw new RuleBroken("interviews.notes.full", LIMIT);
        }
        Splice made = Splice.between(rows.at(me.interviewId(), base), written.replace("\r\n", "\n"));
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

    private NoteRows.Held hold(Seat me) {
        if (me.watches()) {
            throw new AccessDeniedException("they read");
        }
        state.mustStay(me.interviewId(), Status.LIVE);
        return rows.hold(me.interviewId());
    }

    private void mustBeNear(UUID interview, int version, int now) {
        if (version < 0
                || version > now
                || now - version > BEHIND
                || (version < now && rows.sizeSince(interview, version) > TOLD_SINCE)) {
            throw new RuleBroken("interviews.notes.unknown.version");
        }
    }

    private void append(Seat me, UUID id, NoteRows.Held held, Splice now) {
        Text text = held.text();
        if (!now.fits(text.text().length()) || !Storable.text(now.insert())) {
            throw new RuleBroken("interviews.notes.unknown.version");
        }
        String after = now.apply(text.text());
        if (after.length() > LIMIT) {
            throw new RuleBroken("interviews.notes.full", LIMIT);
        }
        if (held.written() + NoteRows.cost(now) > EVER) {
            throw new RuleBroken("interviews.notes.worn");
        }
        int version = text.version() + 1;
        rows.append(me, id, version, now, after, clock.instant());
        live.publish(
                Topics.room(me.interviewId()),
                "note",
                now.insert().length() > TOLD_WHOLE
                        ? Map.of("version", version, "by", me.name())
                        : new Told(version, id, who(me), now.at(), now.remove(), now.insert(), me.name()));
    }

    /** A change as it goes out to all pages of the room. */
    record Told(int version, UUID id, String who, int at, int remove, String insert, String by) {}

    /** Tells the writers of a room apart: the end of their seat's id. */
    static String who(Seat seat) {
        return seat.id().toString().substring(24);
    }
}
