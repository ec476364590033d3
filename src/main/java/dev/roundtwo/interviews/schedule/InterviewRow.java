package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interview in a list, and at the head of its page. {@code myPart} is null for readers without a seat; {@code veiledPartner} is
 * there for either of two peers who do not know each other's names: of two that stand for nobody one would not know which is one's own.
 */
public record InterviewRow(
        UUID id,
        String title,
        Mode mode,
        Status status,
        Instant startsAt,
        String zone,
        int minutes,
        String candidate,
        @Nullable String veiledPartner,
        @Nullable String interviewers,
        @Nullable String cancelledBecause,
        @Nullable Part myPart,
        boolean iDecide) {

    static final String SELECT = """
            select i.id, i.title, i.mode, i.status, i.starts_at, i.zone, i.minutes, i.cancelled_because, s.sits_as as my_part,
                   s.left_at is null and (s.part = 'LEAD' or (s.part = 'PEER' and s.half = 1)) as i_decide,
                   (select string_agg(c.name, ' and ' order by c.id) from seat c
                    where c.interview_id = i.id and c.part in ('CANDIDATE', 'PEER')
                      and (c.left_at is null or i.status <> 'SCHEDULED')) as candidate,
                   case when i.anonymous and s.part = 'PEER' then (select max(c.name) from seat c
                    where c.interview_id = i.id and c.part = 'PEER' and c.id <> s.id
                      and (c.left_at is null or i.status <> 'SCHEDULED')) end as veiled_partner,
                   (select string_agg(h.name, ', ' order by h.id) from seat h
                    where h.interview_id = i.id and h.part in ('LEAD', 'INTERVIEWER')
                      and (h.left_at is null or i.status <> 'SCHEDULED')) as interviewers
            from interview i left join seat s on s.interview_id = i.id and s.account_id = :me
            """;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm VV", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public String startsText() {
        return WHEN.format(startsAt.atZone(ZoneId.of(zone)));
    }

    public String day() {
        return DAY.format(startsAt.atZone(ZoneId.of(zone)));
    }

    public String hour() {
        return HOUR.format(startsAt.atZone(ZoneId.of(zone)));
    }

    public boolean peers() {
        return mode == Mode.PEER;
    }

    static InterviewRow of(ResultSet row, int number) throws SQLException {
        String part = row.getString("my_part");
        return new InterviewRow(
                row.getObject("id", UUID.class),
                row.getString("title"),
                Mode.valueOf(row.getString("mode")),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("starts_at").toInstant(),
                row.getString("zone"),
                row.getInt("minutes"),
                row.getString("candidate"),
                row.getString("veiled_partner"),
                row.getString("interviewers"),
                row.getString("cancelled_because"),
                part == null ? null : Part.valueOf(part),
                row.getBoolean("i_decide"));
    }
}
