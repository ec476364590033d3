package dev.roundtwo.interviews.booking;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A match as interviews was told of it, and the interview that came of it, if one has. {@code until} is when its people should
 * have met; a match without one is held at once.
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

    static final String COLUMNS =
            "match_id, group_id, title, zone, asks, answers, observes, sets, anonymous, told_at, until, interview_id";

    public boolean atOnce() {
        return until == null;
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
