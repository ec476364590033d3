package dev.roundtwo.practice.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who practise together, by a rhythm on the group's own clock, with sets of questions if they chose any. */
public record Group(
        UUID id,
        String name,
        String purpose,
        Rhythm rhythm,
        ZoneId zone,
        List<UUID> sets,
        boolean anonymous,
        @Nullable LocalDate nextOn,
        boolean hasLink,
        boolean ended,
        int version) {

    static final String COLUMNS =
            "g.id, g.name, g.purpose, g.rhythm, g.zone, g.anonymous, g.next_on, g.link_digest is not null as has_link,"
                    + " g.ended_at is not null as ended, g.version,"
                    + " array(select s.set_id from practice_group_set s where s.group_id = g.id order by s.place, s.set_id) as sets";

    /** Leads have these days to look at a round before it is told to all. */
    private static final Period AHEAD = Period.ofDays(2);

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    static Group read(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("purpose"),
                Rhythm.valueOf(row.getString("rhythm")),
                ZoneId.of(row.getString("zone")),
                List.of((UUID[]) row.getArray("sets").getArray()),
                row.getBoolean("anonymous"),
                row.getObject("next_on", LocalDate.class),
                row.getBoolean("has_link"),
                row.getBoolean("ended"),
                row.getInt("version"));
    }

    /** When a round of that day is told to all, if no lead did it before. */
    public Instant told(LocalDate day) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    /** When a round of that day is drafted. */
    public Instant drafted(LocalDate day) {
        return drafted(day, zone);
    }

    static Instant drafted(LocalDate day, ZoneId zone) {
        return day.minus(AHEAD).atTime(MORNING).atZone(zone).toInstant();
    }
}
