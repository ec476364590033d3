package dev.roundtwo.interviews;

import dev.roundtwo.platform.NotFound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How an interview came about, and how it came to nothing. In the workspace in scope. */
@Component
@Transactional
public class Planning {

    private final JdbcClient sql;

    Planning(JdbcClient sql) {
        this.sql = sql;
    }

    /** Who planned it, whether we invite its people or whoever planned it does, and why it was called off, if it was. */
    public record Plan(
            @Nullable UUID by, boolean invites, @Nullable String cancelledBecause) {}

    @Transactional(readOnly = true)
    public Plan of(UUID interview) {
        return sql.sql(
                        "select created_by, invites, cancelled_because from interview where workspace_id = current_workspace() and id = ?")
                .param(interview)
                .query((row, number) -> new Plan(
                        row.getObject("created_by", UUID.class),
                        row.getBoolean("invites"),
                        row.getString("cancelled_because")))
                .optional()
                .orElseThrow(() -> new NotFound("interview", interview));
    }

    /** Whoever planned it brings its people together in another way. */
    void invitesNobody(UUID interview) {
        sql.sql("update interview set invites = false where workspace_id = current_workspace() and id = ?")
                .param(interview)
                .update();
    }
}
