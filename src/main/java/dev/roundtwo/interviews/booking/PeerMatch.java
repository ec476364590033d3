package dev.roundtwo.interviews.booking;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A match as interviews was told of it, and the interview that came of it, if one has: what was called off does not count, its
 * people may find another time. {@code until} is when they should have met; a match without one is held at once.
 */
public record PeerMatch(
        UUID id,
        @Nullable UUID group,
        String title,
        ZoneId zone,
        UUID asks,
        UUID answers,
        @Nullable UUID observes,
        List<UUID> sets,
        boolean anonymous,
        Instant toldAt,
        @Nullable Instant until,
        @Nullable UUID interview) {

    /** So long who found each other and could not begin at once may look for a time. */
    static final Duration NEWS = Duration.ofDays(1);

    static final String COLUMNS = """
            match_id, group_id, title, zone, asks, answers, observes, sets, anonymous, told_at, until,
            (select i.id from interview i where i.id = peer_match.interview_id and i.status <> 'CANCELLED') as interview_id
            """;

    public boolean atOnce() {
        return until == null;
    }

    /** Whether the time to meet has passed: who did not meet by then is paired anew. */
    boolean over(Instant now) {
        return !now.isBefore(until == null ? toldAt.plus(NEWS) : until);
    }

    /** The other one of the two. */
    public UUID partnerOf(UUID account) {
        return account.equals(asks) ? answers : asks;
    }

    /** Whether they practise in it; who observes only comes along. */
    public boolean practises(UUID account) {
        return account.equals(asks) || account.equals(answers);
    }

    static PeerMatch read(ResultSet row, int number) throws SQLException {
        Array sets = row.getArray("sets");
        Timestamp until = row.getTimestamp("until");
        return new PeerMatch(
                row.getObject("match_id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getString("title"),
                ZoneId.of(row.getString("zone")),
                row.getObject("asks", UUID.class),
                row.getObject("answers", UUID.class),
                row.getObject("observes", UUID.class),
                List.of((UUID[]) sets.getArray()),
                row.getBoolean("anonymous"),
                row.getTimestamp("told_at").toInstant(),
                until == null ? null : until.toInstant(),
                row.getObject("interview_id", UUID.class));
    }
}
