package dev.roundtwo.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The matches that were told, for those who look back: in the workspace in scope, for nobody in particular. */
@Service
@Transactional(readOnly = true)
public class Pairs {

    private final JdbcClient sql;

    Pairs(JdbcClient sql) {
        this.sql = sql;
    }

    /** Who asked and who answered; null is somebody who has left the workspace. */
    public record Pair(
            UUID match,
            @Nullable UUID group,
            @Nullable UUID asks,
            @Nullable UUID answers,
            Instant at) {}

    /** So many matches in the order of their ids, after that one (null: from the first). */
    public List<Pair> after(@Nullable UUID last, int most) {
        return sql.sql("""
                        select t.id, t.group_id, t.matched_at,
                            (select l.account_id from practice_place l where l.match_id = t.id and l.part = 'ASKS') as asks,
                            (select l.account_id from practice_place l where l.match_id = t.id and l.part = 'ANSWERS') as answers
                        from practice_match t
                        where t.workspace_id = current_workspace() and t.matched_at is not null
                          and (cast(:last as uuid) is null or t.id > cast(:last as uuid))
                        order by t.id limit :most
                        """)
                .param("last", last)
                .param("most", most)
                .query(Pairs::pair)
                .list();
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(
                row.getObject("id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getObject("asks", UUID.class),
                row.getObject("answers", UUID.class),
                row.getTimestamp("matched_at").toInstant());
    }
}
