package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.RoomSheet.Bookmark;
import dev.roundtwo.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads all that a room's page needs of the interview in one statement: it is the page that is asked for most. */
@Component
@Transactional(readOnly = true)
class RoomSheets {

    private static final String SHEET = """
            select i.title, i.mode, i.status, i.starts_at, i.zone, i.started_at as began, i.cancelled_because, i.half,
                   i.swap_proposed_by,
                   t.id, t.interview_id, t.number, t.candidate_seat, t.set_title, t.set_number, t.rubric, t.minutes, t.progress,
                   t.started_at, t.ended_at,
                   (select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'part', s.sits_as, 'account', s.account_id,
                             'half', s.half) order by s.id)
                    from seat s where s.interview_id = i.id) as seats,
                   (select jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'text', e.data ->> 'text') order by e.at, e.number)
                    from timeline_entry e
                    where e.interview_id = i.id and e.seat_id = :seat and e.kind = 'BOOKMARK' and e.half = i.half) as bookmarks,
                   n.version as notes_version, case when :whole then n.text else '' end as notes_text,
                   coalesce(p.version, 0) as mine_version, case when :whole then coalesce(p.text, '') else '' end as mine_text
            from interview i
            join turn t on t.interview_id = i.id and t.number = i.half
            join shared_note n on n.interview_id = i.id
            left join private_note p on p.seat_id = :seat
            where i.id = :room
            """;

    private static final TypeReference<List<Seats.Row>> SEATS = new TypeReference<>() {};
    private static final TypeReference<List<Bookmark>> BOOKMARKS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Turns turns;

    RoomSheets(JdbcClient sql, JsonMapper json, Turns turns) {
        this.sql = sql;
        this.json = json;
        this.turns = turns;
    }

    /** The seat's sheet: {@code whole} with the texts of the notes. */
    RoomSheet read(Seat me, boolean whole) {
        return sql.sql(SHEET)
                .param("room", me.interviewId())
                .param("seat", me.id())
                .param("whole", whole)
                .query((row, number) -> sheet(row, me))
                .optional()
                .orElseThrow(() -> new NotFound("room", me.interviewId()));
    }

    private RoomSheet sheet(ResultSet row, Seat me) throws SQLException {
        int half = row.getInt("half");
        String bookmarks = row.getString("bookmarks");
        return new RoomSheet(
                RoomState.head(row, "began"),
                turns.read(row),
                json.readValue(row.getString("seats"), SEATS).stream()
                        .map(seat -> seat.in(me.interviewId(), me.workspaceId(), half))
                        .toList(),
                bookmarks == null ? List.of() : json.readValue(bookmarks, BOOKMARKS),
                new SharedNotes.Text(row.getInt("notes_version"), row.getString("notes_text")),
                new PrivateNotes.Note(row.getInt("mine_version"), row.getString("mine_text"), true));
    }
}
