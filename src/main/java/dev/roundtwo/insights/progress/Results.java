package dev.roundtwo.insights.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Results by whose they are, and by whom they are shared with. It knows no rights: whoever asks must have them. */
@Component
@Transactional(readOnly = true)
public class Results {

    private final JdbcClient sql;

    Results(JdbcClient sql) {
        this.sql = sql;
    }

    /** Somebody's own, oldest first. */
    public List<Result> of(UUID account, Instant from, Instant to) {
        return sql.sql("""
                        select interview_id, account_id, taken_at, competency, name, level from insight_level
                        where workspace_id = current_workspace() and account_id = :account and taken_at >= :from and taken_at < :to
                        order by taken_at, turn_id, competency, source
                        """)
                .param("account", account)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Results::result)
                .list();
    }

    /** What these people share with the leads of the group now, oldest first. */
    public List<Result> shared(UUID group, Collection<UUID> people, Instant from, Instant to) {
        return sql.sql("""
                        select l.interview_id, l.account_id, l.taken_at, l.competency, l.name, l.level
                        from insight_share s join insight_level l on l.interview_id = s.interview_id and l.account_id = s.account_id
                        where s.workspace_id = current_workspace() and s.group_id = :group and s.account_id = any(:people)
                          and l.workspace_id = current_workspace() and l.taken_at >= :from and l.taken_at < :to
                        order by l.taken_at, l.turn_id, l.competency, l.source
                        """)
                .param("group", group)
                .param("people", people.toArray(UUID[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Results::result)
                .list();
    }

    private static Result result(ResultSet row, int number) throws SQLException {
        return new Result(
                row.getObject("interview_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getTimestamp("taken_at").toInstant(),
                row.getString("competency"),
                row.getString("name"),
                row.getInt("level"));
    }
}
