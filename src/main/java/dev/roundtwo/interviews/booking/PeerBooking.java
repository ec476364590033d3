package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Laying;
import dev.roundtwo.interviews.Laying.Chair;
import dev.roundtwo.interviews.Laying.Opening;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.questions.QuestionSets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lays the interview of a match: who asks in it asks first, at half-time they swap. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PeerBooking {

    private final Laying laying;
    private final SetPicks picks;
    private final QuestionSets sets;
    private final SeatNames names;
    private final PeerMatches matches;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    PeerBooking(
            Laying laying,
            SetPicks picks,
            QuestionSets sets,
            SeatNames names,
            PeerMatches matches,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.laying = laying;
        this.picks = picks;
        this.sets = sets;
        this.names = names;
        this.matches = matches;
        this.timeline = timeline;
        this.audit = audit;
        this.facts = facts;
        this.clock = clock;
    }

    /** The sets of both halves, and how long they take together. */
    record Sheet(UUID first, UUID second, int minutes) {}

    /** Null when nothing is published that they could practise with. */
    @Nullable
    Sheet sheet(PeerMatch match) {
        return picks.pick(match.sets(), match.answers(), match.asks())
                .map(pick -> {
                    Map<UUID, Integer> minutes = sets.minutes(List.of(pick.first(), pick.second()));
                    return new Sheet(
                            pick.first(),
                            pick.second(),
                            minutes.getOrDefault(pick.first(), 0) + minutes.getOrDefault(pick.second(), 0));
                })
                .orElse(null);
    }

    /** Whether all of these are published and can be asked from. */
    boolean open(List<UUID> wanted) {
        return sets.usable(wanted).keySet().containsAll(wanted);
    }

    /** Refuses when one of them is taken then. */
    UUID book(PeerMatch match, Sheet sheet, Instant start, @Nullable UUID observes) {
        if (match.interview() != null) {
            throw new RuleBroken("interviews.proposal.gone");
        }
        UUID workspace = Objects.requireNonNull(Scope.current().workspace());
        Instant now = clock.instant();
        UUID id = laying.open(new Opening(
                match.title(),
                Mode.PEER,
                start,
                match.zone(),
                sheet.minutes(),
                null,
                start.isAfter(now) ? now : start,
                match.id(),
                match.group(),
                match.anonymous()));
        Map<UUID, Chair> chairs = names.chairs(match);
        UUID asks = laying.seat(workspace, id, Objects.requireNonNull(chairs.get(match.asks())));
        UUID answers = laying.seat(workspace, id, Objects.requireNonNull(chairs.get(match.answers())));
        if (observes != null) {
            laying.seat(workspace, id, Objects.requireNonNull(chairs.get(observes)));
        }
        laying.freeze(id, sets.published(sheet.first()), 1, answers);
        laying.freeze(id, sets.published(sheet.second()), 2, asks);
        matches.booked(match.id(), id);
        timeline.record(id, null, "A match", Kind.SCHEDULED, Audience.EVERYONE, Map.of());
        audit.record("interview.booked", "interview", id);
        facts.publishEvent(new InterviewBooked(workspace, id, now));
        return id;
    }
}
