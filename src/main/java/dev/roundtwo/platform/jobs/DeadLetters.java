package dev.roundtwo.platform.jobs;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What was given up, jobs and messages alike, with what went wrong. */
@Component
@Transactional(readOnly = true)
public class DeadLetters {

    private static final String ROW = """
            select id, kind, message_id, workspace_id, account_id, payload::text as payload, cause, attempts, first_failed,
                failed_at, correlation_id, replayed_at, destination, lane
            from dead_letter
            """;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    DeadLetters(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps what was given up after that many tries. */
    @Transactional
    public void keep(Given given, String cause, int attempts) {
        Timestamp now = Timestamp.from(clock.instant());
        Instant first = given.firstFailed();
        sql.sql("""
                insert into dead_letter (id, kind, message_id, workspace_id, account_id, payload, cause, attempts,
                    first_failed, failed_at, correlation_id, destination, lane)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Ids.next(), given.kind(), given.messageId())
                .param(given.workspace())
                .param(given.account())
                .params(json.writeValueAsString(given.payload()), cause.replace('\0', ' '), attempts)
                .params(first == null ? now : Timestamp.from(first), now, given.correlationId())
                .param(given.destination())
                .param(given.lane())
                .update();
    }

    /** One page, newest first, of those older than the given one. */
    List<DeadLetter> before(@Nullable UUID older, int size) {
        return older == null
                ? sql.sql(ROW + "order by id desc limit ?")
                        .param(size)
                        .query(this::row)
                        .list()
                : sql.sql(ROW + "where id < ? order by id desc limit ?")
                        .params(older, size)
                        .query(this::row)
                        .list();
    }

    DeadLetter letter(UUID id) {
        return sql.sql(ROW + "where id = ?")
                .param(id)
                .query(this::row)
                .optional()
                .orElseThrow(() -> new NotFound("dead letter", id));
    }

    /** Marks the letter as replayed; says no when somebody was first. */
    @Transactional
    boolean claim(UUID id, UUID by) {
        return sql.sql("update dead_letter set replayed_at = ?, replayed_by = ? where id = ? and replayed_at is null")
                        .params(Timestamp.from(clock.instant()), by, id)
                        .update()
                == 1;
    }

    private DeadLetter row(ResultSet row, int number) throws SQLException {
        Timestamp replayed = row.getTimestamp("replayed_at");
        Instant first = row.getTimestamp("first_failed").toInstant();
        Given given = new Given(
                row.getString("kind"),
                row.getObject("message_id", UUID.class),
                row.getObject("workspace_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("correlation_id"),
                json.readTree(row.getString("payload")),
                null,
                row.getString("destination"),
                row.getString("lane"));
        return new DeadLetter(
                row.getObject("id", UUID.class),
                given,
                row.getString("cause"),
                row.getInt("attempts"),
                first,
                row.getTimestamp("failed_at").toInstant(),
                replayed == null ? null : replayed.toInstant());
    }
}
