package dev.roundtwo.interviews;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.questions.AskedQuestion;
import dev.roundtwo.scoring.Scorecards;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The turns of interviews: what is asked, how far it has come, and who scores it. */
@Service
@Transactional(readOnly = true)
public class Turns {

    private static final String TURN = """
            select t.id, t.interview_id, t.number, t.candidate_seat, t.set_title, t.set_number, t.rubric, t.minutes, t.progress,
                   t.started_at, t.ended_at
            from turn t join interview i on i.id = t.interview_id
            """;
    private static final int AGENDAS_KEPT = 500;
    private static final TypeReference<List<AskedQuestion>> AGENDA = new TypeReference<>() {};

    /** Agendas are frozen when their interview is planned, so what was read once stays true. */
    private final Map<UUID, List<AskedQuestion>> agendas =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, List<AskedQuestion>> eldest) {
                    return size() > AGENDAS_KEPT;
                }
            });

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Scorecards cards;

    Turns(JdbcClient sql, JsonMapper json, Scorecards cards) {
        this.sql = sql;
        this.json = json;
        this.cards = cards;
    }

    /** The turn that is going on, or the one that comes first, or that was last. */
    public Turn current(UUID interview) {
        return one(TURN + "where i.id = ? and t.number = i.half", interview);
    }

    /** Both or the only one, in order. */
    public List<Turn> of(UUID interview) {
        return sql.sql(TURN + "where i.id = ? order by t.number")
                .param(interview)
                .query(this::turn)
                .list();
    }

    /** The turn with that id, wherever it belongs; empty for what is no turn of an interview, or is gone. */
    public Optional<Turn> named(UUID turn) {
        return sql.sql(TURN + "where t.id = ?").param(turn).query(this::turn).optional();
    }

    /** The turn on which this seat keeps a card; {@link NotFound} for those who keep none. */
    public Turn scoredBy(Seat seat) {
        if (!seat.scores()) {
            throw new NotFound("scorecard of", seat.id());
        }
        return one(TURN + "where i.id = ? and t.number = " + Math.max(1, seat.half()), seat.interviewId());
    }

    /**
     * Who scores which turn: turn id → seat ids. A reveal waits for all of them. Who has left the workspace counts only with a
     * card that was handed in.
     */
    public Map<UUID, Set<UUID>> raters(UUID interview) {
        Map<UUID, Set<UUID>> raters = new LinkedHashMap<>();
        Set<UUID> gone = new HashSet<>();
        sql.sql("""
                select t.id as turn, s.id as seat, s.left_at is not null as gone
                from turn t left join seat s on s.interview_id = t.interview_id
                  and (s.part in ('LEAD', 'INTERVIEWER') or (s.part = 'PEER' and s.half = t.number))
                where t.interview_id = ? order by t.number, s.id
                """)
                .param(interview)
                .query((row, number) -> {
                    Set<UUID> seats =
                            raters.computeIfAbsent(row.getObject("turn", UUID.class), turn -> new LinkedHashSet<>());
                    UUID seat = row.getObject("seat", UUID.class);
                    return seat != null && seats.add(seat) && row.getBoolean("gone") && gone.add(seat);
                })
                .list();
        if (!gone.isEmpty()) {
            gone.removeAll(cards.submitted(Set.copyOf(gone)));
            raters.values().forEach(seats -> seats.removeAll(gone));
        }
        return raters;
    }

    /** Where the interview stands. */
    public Status status(UUID interview) {
        return sql.sql("select status from interview where id = ?")
                .param(interview)
                .query(String.class)
                .optional()
                .map(Status::valueOf)
                .orElseThrow(() -> new NotFound("interview", interview));
    }

    /** The turn at hand; the interview is held until the transaction ends, so that two people move it one after the other. */
    @Transactional
    public Turn hold(UUID interview) {
        sql.sql("select id from interview where id = ? for no key update")
                .param(interview)
                .query(UUID.class)
                .optional();
        return current(interview);
    }

    /** Keeps how far a held turn has come. */
    @Transactional
    public void keep(Turn turn, Progress progress) {
        sql.sql("update turn set progress = ?::jsonb where id = ?")
                .params(json.writeValueAsString(progress), turn.id())
                .update();
    }

    private Turn one(String query, UUID id) {
        return sql.sql(query).param(id).query(this::turn).optional().orElseThrow(() -> new NotFound("turn", id));
    }

    private Turn turn(ResultSet row, int number) throws SQLException {
        return read(row);
    }

    /** The turn in a row that holds its columns, all but the agenda. */
    public Turn read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Turn(
                id,
                row.getObject("interview_id", UUID.class),
                row.getInt("number"),
                row.getObject("candidate_seat", UUID.class),
                row.getString("set_title"),
                row.getInt("set_number"),
                row.getString("rubric"),
                row.getInt("minutes"),
                agenda(id),
                json.readValue(row.getString("progress"), Progress.class),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private List<AskedQuestion> agenda(UUID turn) {
        List<AskedQuestion> known = agendas.get(turn);
        if (known != null) {
            return known;
        }
        String stored = sql.sql("select agenda from turn where id = ?")
                .param(turn)
                .query(String.class)
                .single();
        List<AskedQuestion> agenda = List.copyOf(json.readValue(stored, AGENDA));
        agendas.put(turn, agenda);
        return agenda;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
