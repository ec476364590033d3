package dev.roundtwo.interviews.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Up to three other times for an interview that whoever has that seat asks for. */
public record TimeWish(UUID id, UUID interview, UUID seat, List<Instant> times) {

    static final String COLUMNS = "w.id, w.interview_id, w.seat_id, w.times";

    static TimeWish read(ResultSet row, int number) throws SQLException {
        return new TimeWish(
                row.getObject("id", UUID.class),
                row.getObject("interview_id", UUID.class),
                row.getObject("seat_id", UUID.class),
                Stream.of((Timestamp[]) row.getArray("times").getArray())
                        .map(Timestamp::toInstant)
                        .toList());
    }
}
