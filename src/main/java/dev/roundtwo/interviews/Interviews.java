package dev.roundtwo.interviews;

import dev.roundtwo.interviews.Laying.Opening;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.questions.PublishedSet;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Planning interviews: what is asked of whom, and when. */
@Service
@Transactional
public class Interviews {

    private final Laying laying;
    private final TakenTimes taken;
    private final QuestionSets sets;
    private final SeatPlanner seats;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;
    private final Quotas quotas;
    private final ApplicationEventPublisher facts;

    Interviews(
            Laying laying,
            TakenTimes taken,
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
        this.laying = laying;
        this.taken = taken;
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
        Instant now = clock.instant();
        Instant start = plan.startsAt() == null ? now : plan.startsAt();
        int minutes = asked.stream().mapToInt(PublishedSet::minutes).sum();
        UUID id = laying.open(new Opening(
                plan.title().strip(),
                plan.mode(),
                start,
                plan.zone(),
                minutes,
                me.accountId(),
                now,
                null,
                null,
                false));
        if (plan.startsAt() != null) {
            taken.hold();
            taken.mustBeFree(seats.people(me, plan), start, start.plusSeconds(60L * minutes), null);
        }
        SeatPlanner.Laid laid = seats.lay(me, id, plan);
        laying.freeze(id, asked.getFirst(), 1, laid.candidate());
        if (plan.mode() == Mode.PEER) {
            laying.freeze(id, asked.getLast(), 2, laid.mine());
        }
        timeline.record(id, laid.mine(), me.name(), Kind.SCHEDULED, Audience.EVERYONE, Map.of());
        audit.record("interview.planned", "interview", id, "mode", plan.mode().name());
        facts.publishEvent(new InterviewBooked(me.workspaceId(), id, now));
        return id;
    }

    private static UUID secondOf(Plan plan) {
        if (plan.secondSet() == null) {
            throw new RuleBroken("interviews.second.set.missing");
        }
        return Objects.requireNonNull(plan.secondSet());
    }
}
