package dev.roundtwo.interviews;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Quotas;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Planning interviews: what is asked of whom, and when. */
@Service
@Transactional
public class Interviews {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final QuestionSets sets;
    private final SeatPlanner seats;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;
    private final Quotas quotas;
    private final ApplicationEventPublisher facts;

    Interviews(
            JdbcClient sql,
            JsonMapper json,
            QuestionSets sets,
            SeatPlanner seats,
            Timeline timeline,
            Audit audit,
            Clock clock,
            Quotas quotas,
            ApplicationEventPublisher facts) {
        this.facts = facts;
        this.audit = audit;
        this.quotas = quotas;
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
        quotas.moreToKeep();
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
        audit.record("interview.planned", "interview", id, "mode", plan.mode().name());
        facts.publishEvent(new InterviewBooked(me.workspaceId(), id, now));
        return id;
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
