package dev.roundtwo.interviews;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.live.LiveFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only record of an interview. Each entry goes out at once as an empty signal to those who may read it; pages then
 * fetch what changed with their own rights.
 */
@Service
@Transactional
public class Timeline {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final LiveFeed live;
    private final Clock clock;

    Timeline(JdbcClient sql, JsonMapper json, LiveFeed live, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.live = live;
        this.clock = clock;
    }

    /** Adds what somebody did, at the present moment. */
    public UUID record(Seat by, Kind kind, Audience audience, Map<String, ?> data) {
        return record(by.interviewId(), by.id(), by.name(), kind, audience, data);
    }

    /** Adds what happened by no seat of the room. */
    public UUID record(
            UUID interview, @Nullable UUID seat, String who, Kind kind, Audience audience, Map<String, ?> data) {
        UUID id = Ids.next();
        int half = sql.sql("""
                insert into timeline_entry (id, workspace_id, interview_id, at, half, seat_id, who, kind, data, audience)
                select :id, i.workspace_id, i.id, :at, i.half, :seat, :who, :kind, :data::jsonb, :audience
                from interview i where i.id = :room
                returning half
                """)
                .param("id", id)
                .param("at", Timestamp.from(clock.instant()))
                .param("seat", seat)
                .param("who", who)
                .param("kind", kind.name())
                .param("data", json.writeValueAsString(data))
                .param("audience", audience.name())
                .param("room", interview)
                .query(Integer.class)
                .single();
        if (audience != Audience.SELF || seat != null) {
            live.publish(Topics.of(audience, interview, half, seat), kind.signal(), Map.of());
        }
        return id;
    }

    /** What this seat may read, in order: everybody's entries, their own, and the interviewers' of a half in which they ask. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> read(Seat me) {
        return read(me, null, Integer.MAX_VALUE);
    }

    /** The same, so many after that entry (null: from the first on). */
    @Transactional(readOnly = true)
    public List<TimelineEntry> read(Seat me, @Nullable UUID after, int most) {
        return sql.sql("""
                select * from timeline_entry
                where interview_id = :room
                  and (audience = 'EVERYONE' or seat_id = :seat
                       or (audience = 'INTERVIEWERS' and (:asks and :half in (0, half))))
                  and (cast(:after as uuid) is null or (at, number) > (
                    select a.at, a.number from timeline_entry a where a.id = cast(:after as uuid) and a.interview_id = :room))
                order by at, number limit :most
                """)
                .param("room", me.interviewId())
                .param("seat", me.id())
                .param("asks", me.part() != Part.CANDIDATE)
                .param("half", me.half())
                .param("after", after)
                .param("most", most)
                .query(this::entry)
                .list();
    }

    /** Whether the last that is known of this seat's coming and going is that it came. */
    @Transactional(readOnly = true)
    public boolean isHere(Seat seat) {
        return sql.sql("""
                        select kind = 'JOINED' from timeline_entry
                        where interview_id = ? and seat_id = ? and kind in ('JOINED', 'LEFT') order by at desc, number desc limit 1
                        """)
                .params(seat.interviewId(), seat.id())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * The seats of who was in the room at some time from half an hour before its start on; until half an hour after it, if it never
     * began, as who looks in later came to nothing. Who joined long before and is not known to have left is believed for some
     * hours: where no node was left to see it, nobody wrote down that they went.
     */
    @Transactional(readOnly = true)
    public Set<UUID> entered(UUID interview) {
        List<UUID> there = sql.sql("""
                        select distinct there.seat_id from interview i
                        cross join lateral (select least(i.starts_at, i.started_at) - interval '30 minutes' as opens) room
                        join timeline_entry there on there.workspace_id = i.workspace_id and there.interview_id = i.id
                        where i.workspace_id = current_workspace() and i.id = :room and there.kind in ('JOINED', 'LEFT')
                          and (i.started_at is not null or there.at < i.starts_at + interval '30 minutes')
                          and (there.at >= opens or there.kind = 'JOINED' and there.at >= opens - interval '6 hours' and not exists (
                            select from timeline_entry gone where gone.workspace_id = i.workspace_id and gone.interview_id = i.id
                              and gone.seat_id = there.seat_id and gone.kind = 'LEFT' and gone.at >= there.at and gone.at < opens))
                        """)
                .param("room", interview)
                .query((row, number) -> row.getObject("seat_id", UUID.class))
                .list();
        return Set.copyOf(there);
    }

    private TimelineEntry entry(ResultSet row, int number) throws SQLException {
        return new TimelineEntry(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(Turns.instant(row, "at")),
                row.getInt("half"),
                row.getObject("seat_id", UUID.class),
                row.getString("who"),
                Kind.valueOf(row.getString("kind")),
                json.readValue(row.getString("data"), DATA),
                Audience.valueOf(row.getString("audience")));
    }
}
