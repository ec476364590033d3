package dev.roundtwo.interviews.joining;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The seat that an invitation link opens, with its interview. */
record Invited(
        UUID seat,
        UUID interview,
        UUID workspaceId,
        String title,
        Instant startsAt,
        String zone,
        Status status,
        @Nullable String cancelledBecause,
        int questions,
        int minutes,
        List<String> hosts,
        String name,
        Part part,
        @Nullable UUID account,
        boolean taken,
        @Nullable String claim,
        boolean asked) {

    /** By the digest of the link's token. */
    static final String BY_LINK = """
                select s.id as seat, s.interview_id as interview, s.workspace_id, i.title, i.starts_at, i.zone, i.status,
                       i.cancelled_because, jsonb_array_length(t.agenda) as questions, t.minutes, s.name, s.sits_as as part,
                       s.account_id as account, s.joined_at is not null as taken, s.claim_digest as claim,
                       exists (select from time_wish w where w.seat_id = s.id and w.ended is null and w.sequence = i.sequence) as asked,
                       (select array_agg(h.name order by h.id) from seat h where h.interview_id = i.id
                          and (h.part in ('LEAD', 'INTERVIEWER') or (h.part = 'PEER' and h.id <> s.id))
                          and (h.left_at is null or i.status <> 'SCHEDULED')) as hosts
                from seat s join interview i on i.id = s.interview_id
                join turn t on t.interview_id = i.id and t.number = 1
                where s.link_digest = ?""";

    boolean claimedBy(@Nullable String secret) {
        return claim != null && secret != null && claim.equals(Secrets.digest(secret));
    }

    static Invited read(ResultSet row, int number) throws SQLException {
        return new Invited(
                row.getObject("seat", UUID.class),
                row.getObject("interview", UUID.class),
                row.getObject("workspace_id", UUID.class),
                row.getString("title"),
                row.getTimestamp("starts_at").toInstant(),
                row.getString("zone"),
                Status.valueOf(row.getString("status")),
                row.getString("cancelled_because"),
                row.getInt("questions"),
                row.getInt("minutes"),
                List.of((String[]) row.getArray("hosts").getArray()),
                row.getString("name"),
                Part.valueOf(row.getString("part")),
                row.getObject("account", UUID.class),
                row.getBoolean("taken"),
                row.getString("claim"),
                row.getBoolean("asked"));
    }
}
