package dev.roundtwo.insights.models;

import dev.roundtwo.interviews.Histories;
import dev.roundtwo.interviews.Histories.History;
import dev.roundtwo.interviews.Histories.Sitter;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Progress;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.scoring.Scorecards;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All that is counted of one interview, made from what it is now. What each figure means stands in decision 21. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InterviewModel {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Histories histories;
    private final Turns turns;
    private final Scorecards cards;
    private final Revealed revealed;

    InterviewModel(
            JdbcClient sql, JsonMapper json, Histories histories, Turns turns, Scorecards cards, Revealed revealed) {
        this.sql = sql;
        this.json = json;
        this.histories = histories;
        this.turns = turns;
        this.cards = cards;
        this.revealed = revealed;
    }

    /** Replaces what stands of the interview; of one that is there no more nothing stands. */
    void remake(UUID interview) {
        for (String table : List.of("insight_level", "insight_guess", "insight_question", "insight_seat")) {
            sql.sql("delete from " + table + " where interview_id = ?")
                    .param(interview)
                    .update();
        }
        histories.find(interview).ifPresent(this::write);
    }

    private void write(History history) {
        State state = State.of(history);
        sql.sql("""
                insert into insight_interview (interview_id, workspace_id, title, mode, state, taken_at, minutes, group_id)
                values (:id, current_workspace(), :title, :mode, :state, :at, :minutes, :group)
                on conflict (interview_id) do update set title = excluded.title, mode = excluded.mode, state = excluded.state,
                    taken_at = excluded.taken_at, minutes = excluded.minutes, group_id = excluded.group_id
                """)
                .param("id", history.id())
                .param("title", history.title())
                .param("mode", history.mode().name())
                .param("state", state.name)
                .param("at", Timestamp.from(state.at))
                .param("minutes", state.minutes)
                .param("group", history.group())
                .update();
        people(history, state);
        if (state.held()) {
            results(history, state);
            questions(history, state);
        }
    }

    private void people(History history, State state) {
        Set<UUID> scored = state.held()
                ? cards.submitted(history.people().stream().map(Sitter::seat).collect(Collectors.toSet()))
                : Set.of();
        insert(
                history,
                state,
                """
                insert into insight_seat (seat_id, interview_id, workspace_id, account_id, part, state, taken_at, minutes, group_id,
                    came, missed)
                select r.seat, :interview, current_workspace(), r.account, r.part, :state, :at, :minutes, :group, r.came, r.missed
                from jsonb_to_recordset(:rows::jsonb) as r(seat uuid, account uuid, part text, came boolean, missed boolean)
                """,
                history.people().stream()
                        .map(one -> new Came(
                                one.seat(),
                                one.account(),
                                one.part(),
                                came(one, state, scored.contains(one.seat())),
                                Boolean.FALSE.equals(one.came())))
                        .toList());
    }

    /** What was told stands; else who the talk could not do without came, and who was in its room or scored it. */
    private static boolean came(Sitter one, State state, boolean scored) {
        return one.came() != null ? one.came() : state.held() && (needed(one.part()) || one.joined() || scored);
    }

    private static boolean needed(Part part) {
        return part == Part.LEAD || part == Part.CANDIDATE || part == Part.PEER;
    }

    private void results(History history, State state) {
        Revealed.Seen seen = revealed.of(history);
        insert(history, state, """
                insert into insight_level (turn_id, source, competency, interview_id, workspace_id, account_id, name, level, taken_at)
                select r.turn, r.source, r.competency, :interview, current_workspace(), r.account, r.name, r.level, :at
                from jsonb_to_recordset(:rows::jsonb)
                    as r(turn uuid, source text, competency text, account uuid, name text, level int)
                """, seen.levels());
        insert(history, state, """
                insert into insight_guess (turn_id, source, competency, interview_id, workspace_id, account_id, name, guess, level, taken_at)
                select r.turn, r.source, r.competency, :interview, current_workspace(), r.account, r.name, r.guess, r.level, :at
                from jsonb_to_recordset(:rows::jsonb)
                    as r(turn uuid, source text, competency text, account uuid, name text, guess int, level int)
                """, seen.guesses());
    }

    private void questions(History history, State state) {
        List<Used> used = new ArrayList<>();
        for (Turn turn : turns.of(history.id())) {
            for (int place = 0; place < turn.agenda().size(); place++) {
                Progress.Asked asked = turn.progress().questions().get(place);
                if (asked.seen()) {
                    used.add(new Used(
                            turn.id(),
                            place,
                            turn.agenda().get(place).title(),
                            asked.spentMillis() / 1000,
                            asked.hints().size(),
                            asked.followUps().size()));
                }
            }
        }
        insert(history, state, """
                insert into insight_question (turn_id, place, interview_id, workspace_id, title, seconds, hints, follow_ups, taken_at)
                select r.turn, r.place, :interview, current_workspace(), r.title, r.seconds, r.hints, r.follow_ups, :at
                from jsonb_to_recordset(:rows::jsonb)
                    as r(turn uuid, place int, title text, seconds int, hints int, follow_ups int)
                """, used);
    }

    private void insert(History history, State state, String statement, List<?> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.sql(statement)
                .param("interview", history.id())
                .param("state", state.name)
                .param("at", Timestamp.from(state.at))
                .param("minutes", state.minutes)
                .param("group", history.group())
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private record Came(UUID seat, @Nullable UUID account, Part part, boolean came, boolean missed) {}

    private record Used(UUID turn, int place, String title, long seconds, int hints, int follow_ups) {}

    /** How it counts, when, and for how many whole minutes. */
    private record State(String name, Instant at, long minutes) {

        static State of(History history) {
            Instant began = history.startedAt();
            if (history.status().held() && began != null) {
                Instant end = Objects.requireNonNullElse(history.finishedAt(), began);
                return new State(
                        "HELD", began, Math.max(0, Duration.between(began, end).toMinutes()));
            }
            return new State(history.status() == Status.CANCELLED ? "CANCELLED" : "PLANNED", history.startsAt(), 0);
        }

        boolean held() {
            return name.equals("HELD");
        }
    }
}
