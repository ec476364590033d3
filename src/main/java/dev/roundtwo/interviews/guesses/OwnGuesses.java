package dev.roundtwo.interviews.guesses;

import dev.roundtwo.interviews.Turn;
import dev.roundtwo.scoring.Recommendation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The guesses as they are kept. It knows no rights: whoever asks must be allowed to read the result, or have given the guess. */
@Component
@Transactional(readOnly = true)
public class OwnGuesses {

    private static final TypeReference<Map<String, Integer>> LEVELS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    OwnGuesses(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Those of an interview, by turn. */
    public Map<UUID, Guess> of(UUID interview) {
        Map<UUID, Guess> found = new HashMap<>();
        sql.sql("""
                        select g.turn_id, g.recommendation, g.levels, g.version from turn t join turn_guess g on g.turn_id = t.id
                        where t.interview_id = ?
                        """).param(interview).query(row -> {
            found.put(row.getObject("turn_id", UUID.class), guess(row));
        });
        return found;
    }

    Optional<Guess> on(Turn turn) {
        return sql.sql("select recommendation, levels, version from turn_guess where turn_id = ?")
                .param(turn.id())
                .query((row, number) -> guess(row))
                .optional();
    }

    /** In the place of what stands, which the caller holds still. */
    @Transactional
    void keep(Turn turn, Guess guess) {
        Recommendation overall = guess.recommendation();
        sql.sql("""
                insert into turn_guess (turn_id, workspace_id, recommendation, levels, version, given_at)
                values (:turn, current_workspace(), :overall, :levels::jsonb, :version, :at)
                on conflict (turn_id) do update set recommendation = excluded.recommendation, levels = excluded.levels,
                    version = excluded.version, given_at = excluded.given_at
                """)
                .param("turn", turn.id())
                .param("overall", overall == null ? null : overall.name())
                .param("levels", json.writeValueAsString(guess.levels()))
                .param("version", guess.version())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private Guess guess(ResultSet row) throws SQLException {
        String overall = row.getString("recommendation");
        return new Guess(
                overall == null ? null : Recommendation.valueOf(overall),
                json.readValue(row.getString("levels"), LEVELS),
                row.getInt("version"));
    }
}
