package dev.roundtwo.interviews.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Up to three times that somebody proposed, for an interview or for a match that has no time yet. */
public record Proposal(
        UUID id, @Nullable UUID interview, @Nullable UUID match, UUID by, List<Instant> times, boolean open) {

    static final String COLUMNS = "id, interview_id, match_id, account_id, times, ended";

    static Proposal read(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("interview_id", UUID.class),
                row.getObject("match_id", UUID.class),
                row.getObject("account_id", UUID.class),
                Stream.of((Timestamp[]) row.getArray("times").getArray())
                        .map(Timestamp::toInstant)
                        .toList(),
                row.getString("ended") == null);
    }
}
