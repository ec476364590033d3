package dev.roundtwo.interviews;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.PublishedSet;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Planning interviews and ending them: what is decided outside the room. */
@Service
@Transactional
public class Interviews {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final QuestionSets sets;
    private final SeatPlanner seats;
    private final Timeline timeline;
    private final Clock clock;

    Interviews(JdbcClient sql, JsonMapper json, QuestionSets sets, SeatPlanner seats, Timeline timeline, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.sets = sets;
        this.seats = seats;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Plans an interview: freezes its set or sets, lays the seats and invites. Its id is also its room's. */
    public UUID schedule(Member me, Plan plan) {
        me.mustBe(Role.INTERVIEWER);
        if (plan.title().isBlank() || plan.title().length() > 120) {
            throw new RuleBroken("interviews.title.length");
        }
        List<PublishedSet> asked = plan.mode() == Mode.PANEL
                ? List.of(sets.published(plan.set()))
                : List.of(sets.published(plan.set()), sets.published(secondOf(plan)));
        UUID id = Ids.next();
        Instant now = clock.instant();
        sql.sql("""
                insert into interview (id, workspace_id, title, mode, status, starts_at, zone, minutes, created_by, created_at, half)
                values (?, ?, ?, ?, 'SCHEDULED', ?, ?, ?, ?, ?, 1)
                """)
                .params(
                        id,
                        me.workspaceId(),
                        plan.title().strip(),
                        plan.mode().name(),
                        Timestamp.from(plan.startsAt() == null ? now : plan.startsAt()),
                        plan.zone().getId(),
                        asked.stream().mapToInt(PublishedSet::minutes).sum(),
                        me.accountId(),
                        Timestamp.from(now))
                .update();
        sql.sql("insert into shared_note (interview_id, workspace_id, version, text) values (?, ?, 0, '')")
                .params(id, me.workspaceId())
                .update();
        SeatPlanner.Laid laid = seats.lay(me, id, plan);
        freeze(me, id, asked.getFirst(), 1, laid.candidate());
        if (plan.mode() == Mode.PEER) {
            freeze(me, id, asked.getLast(), 2, laid.mine());
        }
        timeline.record(id, laid.mine(), me.name(), Kind.SCHEDULED, Audience.EVERYONE, Map.of());
        return id;
    }

    /** Calls it off; the reason is told to everybody. For its lead and for admins. */
    public void cancel(Member me, UUID interview, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new RuleBroken("interviews.cancel.reason");
        }
        decidedBy(me, interview).mustGoTo(Status.CANCELLED);
        sql.sql("update interview set status = 'CANCELLED', cancelled_because = ? where id = ?")
                .params(reason.strip(), interview)
                .update();
        timeline.record(
                interview, null, me.name(), Kind.CANCELLED, Audience.EVERYONE, Map.of("reason", reason.strip()));
    }

    /** Ends the scoring. For its lead and for admins, when all cards are in. */
    public void close(Member me, UUID interview) {
        decidedBy(me, interview).mustGoTo(Status.CLOSED);
        closeNow(interview, me.name());
    }

    /** Closes without a person's word: the last card, decision or feedback did it. Nothing happens unless it is being scored. */
    void closeNow(UUID interview, String who) {
        int closed = sql.sql(
                        "update interview set status = 'CLOSED', closed_at = ? where id = ? and status = 'SCORING'")
                .params(Timestamp.from(clock.instant()), interview)
                .update();
        if (closed == 1) {
            timeline.record(interview, null, who, Kind.CLOSED, Audience.EVERYONE, Map.of());
        }
    }

    private Status decidedBy(Member me, UUID interview) {
        return sql.sql("""
                select status from interview i where id = :id and (:admin or exists (
                  select from seat s where s.interview_id = i.id and s.account_id = :me
                    and (s.part = 'LEAD' or (s.part = 'PEER' and s.half = 1))))
                for update
                """)
                .param("id", interview)
                .param("admin", me.may(Role.ADMIN))
                .param("me", me.accountId())
                .query(String.class)
                .optional()
                .map(Status::valueOf)
                .orElseThrow(() -> new NotFound("interview", interview));
    }

    private void freeze(Member me, UUID interview, PublishedSet set, int number, UUID candidate) {
        if (set.questions().isEmpty()) {
            throw new RuleBroken("interviews.set.empty");
        }
        sql.sql("""
                insert into turn (id, workspace_id, interview_id, number, candidate_seat, set_id, set_title, set_number,
                                  rubric, minutes, agenda, progress)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """)
                .params(
                        Ids.next(),
                        me.workspaceId(),
                        interview,
                        number,
                        candidate,
                        set.id(),
                        set.title(),
                        set.number(),
                        set.rubric(),
                        set.minutes(),
                        json.writeValueAsString(set.questions()),
                        json.writeValueAsString(Progress.fresh(set.questions().size())))
                .update();
    }

    private static UUID secondOf(Plan plan) {
        if (plan.secondSet() == null) {
            throw new RuleBroken("interviews.second.set.missing");
        }
        return Objects.requireNonNull(plan.secondSet());
    }
}
