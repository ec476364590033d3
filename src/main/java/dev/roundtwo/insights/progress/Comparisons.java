package dev.roundtwo.insights.progress;

import dev.roundtwo.platform.web.Pages;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Guesses beside their results, by whose they are. It knows no rights: whoever asks must be them. */
@Component
@Transactional(readOnly = true)
public class Comparisons {

    private final JdbcClient sql;
    private final Pages pages;

    Comparisons(JdbcClient sql, Pages pages) {
        this.pages = pages;
        this.sql = sql;
    }

    /** Somebody's own, oldest first; of an interview what it is overall, then its signals by name. */
    public List<Compared> of(UUID account, Instant from, Instant to) {
        return sql.sql("""
                        select interview_id, taken_at, competency, name, guess, level from insight_guess
                        where workspace_id = current_workspace() and account_id = :account and taken_at >= :from and taken_at < :to
                        order by taken_at, turn_id, competency <> :overall, name, source
                        """)
                .param("account", account)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("overall", Compared.OVERALL)
                .query((row, number) -> new Compared(
                        row.getObject("interview_id", UUID.class),
                        row.getTimestamp("taken_at").toInstant(),
                        row.getString("competency"),
                        name(row.getString("competency"), row.getString("name")),
                        row.getInt("guess"),
                        row.getInt("level")))
                .list();
    }

    private String name(String key, String kept) {
        return key.equals(Compared.OVERALL) ? pages.text("insights.overall") : kept;
    }
}
