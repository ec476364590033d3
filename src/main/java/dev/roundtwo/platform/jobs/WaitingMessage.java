package dev.roundtwo.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that was put back and waits for its next try; its cause is null when nothing is known of it. */
public record WaitingMessage(
        UUID id, String kind, String destination, @Nullable String cause, int waits, Instant sentAt, Instant due) {

    static final String SELECT = """
            select id, kind, destination, cause, waits, sent_at, due_at from delivery where waits > 0
            """;

    static WaitingMessage of(ResultSet row, int number) throws SQLException {
        String cause = row.getString("cause");
        return new WaitingMessage(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("destination"),
                cause == null ? null : Cause.brief(cause),
                row.getInt("waits"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("due_at").toInstant());
    }
}
