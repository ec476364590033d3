package dev.roundtwo.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that was put back and waits for its next try; why, and what was behind that, as far as it is known. One that is {@code carried} is being tried now. */
public record WaitingMessage(
        UUID id,
        String kind,
        String destination,
        @Nullable String cause,
        @Nullable String root,
        int waits,
        Instant sentAt,
        Instant due,
        boolean carried) {

    static final String SELECT = """
            select id, kind, destination, cause, waits, sent_at, due_at, claim is not null as carried from delivery where waits > 0
            """;

    static WaitingMessage of(ResultSet row, int number) throws SQLException {
        List<String> causes = Optional.ofNullable(row.getString("cause")).stream()
                .flatMap(String::lines)
                .toList();
        return new WaitingMessage(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("destination"),
                causes.isEmpty() ? null : Cause.brief(causes.getFirst()),
                causes.size() < 2 ? null : Cause.brief(causes.getLast()),
                row.getInt("waits"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getBoolean("carried"));
    }
}
