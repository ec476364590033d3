package dev.roundtwo.insights.models;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Up to when everything is counted, in the workspace in scope. */
@Component
@Transactional(readOnly = true)
public class Freshness {

    private final JdbcClient sql;
    private final Clock clock;

    Freshness(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** All facts before that moment are counted; {@code whole} is false while the models are being made for the first time. */
    public record Fresh(Instant at, boolean current, boolean whole, boolean rebuilding) {}

    public Fresh now() {
        Instant now = clock.instant();
        return sql.sql("""
                        select (select min(at) from insight_mark where workspace_id = current_workspace()) as oldest,
                            not exists (select from insight_build where workspace_id = current_workspace() and built_at is null) as whole,
                            exists (select from insight_build where workspace_id = current_workspace() and run is not null) as rebuilding
                        """)
                .query((row, number) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new Fresh(
                            oldest == null ? now : oldest.toInstant(),
                            oldest == null,
                            row.getBoolean("whole"),
                            row.getBoolean("rebuilding"));
                })
                .single();
    }
}
