package dev.roundtwo.insights.models;

import dev.roundtwo.practice.Pairs;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was paired with whom, and when. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MatchModel {

    private static final int SLICE = 500;

    private final JdbcClient sql;
    private final Pairs pairs;

    MatchModel(JdbcClient sql, Pairs pairs) {
        this.sql = sql;
        this.pairs = pairs;
    }

    void keep(Pairs.Pair pair) {
        sql.sql("""
                insert into insight_match (match_id, workspace_id, group_id, asks, answers, told_at)
                values (:match, current_workspace(), :group, :asks, :answers, :at)
                on conflict (match_id) do update set group_id = excluded.group_id, asks = excluded.asks,
                    answers = excluded.answers, told_at = excluded.told_at
                """)
                .param("match", pair.match())
                .param("group", pair.group())
                .param("asks", pair.asks())
                .param("answers", pair.answers())
                .param("at", Timestamp.from(pair.at()))
                .update();
    }

    /** Makes a slice anew, after that match; the last one it came to, or null when there are no more. */
    @Nullable
    UUID remake(@Nullable UUID after) {
        List<Pairs.Pair> slice = pairs.after(after, SLICE);
        UUID last = slice.size() < SLICE ? null : slice.getLast().match();
        sql.sql("""
                delete from insight_match where workspace_id = current_workspace() and match_id <> all(:kept)
                  and (cast(:after as uuid) is null or match_id > cast(:after as uuid))
                  and (cast(:last as uuid) is null or match_id <= cast(:last as uuid))
                """)
                .param("kept", slice.stream().map(Pairs.Pair::match).toArray(UUID[]::new))
                .param("after", after)
                .param("last", last)
                .update();
        slice.forEach(this::keep);
        return last;
    }
}
