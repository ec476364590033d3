package dev.roundtwo.interviews;

import dev.roundtwo.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Interviews as those need them who hear of them and tell others: in the workspace in scope, for nobody in particular. */
@Service
@Transactional
public class Bookings {

    private static final String SITTING = """
            select s.id, s.sits_as as part, s.name, s.account_id, coalesce(a.email, s.email)::text as email,
                   s.joined_at is not null as joined, s.shifts
            from seat s left join account a on a.id = s.account_id
            where s.workspace_id = current_workspace()""";

    private final JdbcClient sql;
    private final SeatLinks links;

    Bookings(JdbcClient sql, SeatLinks links) {
        this.sql = sql;
        this.links = links;
    }

    /** An interview with its people, in its workspace; {@code anonymous} while peers do not know each other. */
    public record Booking(
            UUID id,
            House house,
            String title,
            Mode mode,
            Status status,
            Instant startsAt,
            int minutes,
            ZoneId zone,
            int sequence,
            @Nullable UUID match,
            @Nullable UUID group,
            boolean anonymous,
            List<Person> people) {

        public Booking {
            people = List.copyOf(people);
        }

        public Instant endsAt() {
            return startsAt.plusSeconds(60L * minutes);
        }
    }

    /** The workspace, as its address and its people call it. */
    public record House(String slug, String name) {}

    /**
     * Who has a seat and did not leave it: by the name that others may see. The e-mail is for writing to this person alone, and null where none is
     * known; a guest has no account. {@code shifts} says how often they were released and came back.
     */
    public record Person(
            UUID seat,
            Part part,
            String name,
            @Nullable UUID account,
            @Nullable String email,
            boolean joined,
            int shifts) {}

    @Transactional(readOnly = true)
    public Booking of(UUID interview) {
        List<Person> people = sql.sql(SITTING + " and s.interview_id = ? and s.left_at is null order by s.id")
                .param(interview)
                .query(Bookings::person)
                .list();
        return sql.sql("""
                        select i.id, w.slug, w.name, i.title, i.mode, i.status, i.starts_at, i.minutes, i.zone, i.sequence,
                               i.match_id, i.group_id, i.anonymous
                        from interview i join workspace w on w.id = i.workspace_id
                        where i.workspace_id = current_workspace() and i.id = ?
                        """)
                .param(interview)
                .query((row, number) -> booking(row, people))
                .optional()
                .orElseThrow(() -> new NotFound("interview", interview));
    }

    /** Who has, or had, that seat: also of somebody who was released from it. */
    @Transactional(readOnly = true)
    public Person in(UUID seat) {
        return sql.sql(SITTING + " and s.id = ?")
                .param(seat)
                .query(Bookings::person)
                .optional()
                .orElseThrow(() -> new NotFound("seat", seat));
    }

    /** The absolute address by which this seat comes in; for a guest the only one. */
    public String joinLink(UUID seat) {
        return sql.sql("""
                        select s.workspace_id, w.slug, s.link_number from seat s join workspace w on w.id = s.workspace_id
                        where s.workspace_id = current_workspace() and s.id = ?
                        """)
                .param(seat)
                .query((row, number) -> links.url(
                        row.getString("slug"),
                        links.key(row.getObject("workspace_id", UUID.class)).token(seat, row.getInt("link_number"))))
                .optional()
                .orElseThrow(() -> new NotFound("seat", seat));
    }

    private static Booking booking(ResultSet row, List<Person> people) throws SQLException {
        return new Booking(
                row.getObject("id", UUID.class),
                new House(row.getString("slug"), row.getString("name")),
                row.getString("title"),
                Mode.valueOf(row.getString("mode")),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("starts_at").toInstant(),
                row.getInt("minutes"),
                ZoneId.of(row.getString("zone")),
                row.getInt("sequence"),
                row.getObject("match_id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getBoolean("anonymous"),
                people);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                Part.valueOf(row.getString("part")),
                row.getString("name"),
                row.getObject("account_id", UUID.class),
                row.getString("email"),
                row.getBoolean("joined"),
                row.getInt("shifts"));
    }
}
