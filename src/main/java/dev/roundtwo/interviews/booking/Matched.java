package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.interviews.TimeWanted;
import dev.roundtwo.interviews.booking.PeerBooking.Sheet;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.rounds.RoundPeriods;
import dev.roundtwo.practice.rounds.RoundPeriods.Period;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books what was matched, in the transaction that tells of it, once however often it is told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Matched {

    /** Nobody is booked at shorter notice than this by itself. */
    static final Duration NOTICE = Duration.ofHours(24);

    /** A round of more pairs is booked pair by pair once it is told, so that nobody waits for all of it. */
    private static final int AT_ONCE = 20;

    private final PeerMatches matches;
    private final PeerBooking booking;
    private final RoundPeriods periods;
    private final CommonTimes times;
    private final TakenTimes taken;
    private final SeatNames names;
    private final Jobs jobs;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Matched(
            PeerMatches matches,
            PeerBooking booking,
            RoundPeriods periods,
            CommonTimes times,
            TakenTimes taken,
            SeatNames names,
            Jobs jobs,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.matches = matches;
        this.booking = booking;
        this.periods = periods;
        this.times = times;
        this.taken = taken;
        this.names = names;
        this.jobs = jobs;
        this.facts = facts;
        this.clock = clock;
    }

    @EventListener
    void matched(PeersMatched fact) {
        Period period = periods.of(fact.match()).orElse(null);
        if (!matches.keep(fact, period)) {
            return;
        }
        if (period != null && periods.size(fact.match()) > AT_ONCE) {
            BookJob.Order round = BookJob.Order.of(fact);
            jobs.enqueue(BookJob.KIND, round.id(), round);
        } else {
            book(matches.hold(fact.match()), period == null ? fact.at() : period.from());
        }
    }

    @EventListener
    void named(PartnersNamed fact) {
        matches.named(fact.match());
        names.show(fact.match());
    }

    /** Its people chose what to practise with, as nothing was there when they were matched. */
    void chosen(Member me, UUID id, List<UUID> sets) {
        taken.hold();
        PeerMatch match = matches.hold(id);
        if (!match.practises(me.accountId())) {
            throw new NotFound("match", id);
        }
        if (match.over(clock.instant())) {
            throw new RuleBroken("interviews.proposal.gone");
        }
        if (match.interview() != null || booking.sheet(match) != null) {
            throw new RuleBroken("interviews.match.chosen");
        }
        List<UUID> different = sets.stream().distinct().toList();
        if (!booking.open(different)) {
            throw new RuleBroken("interviews.match.unknown");
        }
        matches.choose(id, different);
        book(matches.hold(id), clock.instant());
    }

    /** Books it if that can be done, and else says that a time or a set is wanted. */
    void book(PeerMatch match, Instant from) {
        Sheet sheet = booking.sheet(match);
        Instant now = clock.instant();
        if (sheet != null) {
            taken.hold();
            Instant notice = now.plus(NOTICE);
            Instant start = match.atOnce()
                    ? now(match, now, sheet.minutes())
                    : first(match, from.isAfter(notice) ? from : notice, sheet.minutes());
            if (start != null) {
                booking.book(match, sheet, start, match.observes());
                return;
            }
        }
        facts.publishEvent(
                new TimeWanted(Objects.requireNonNull(Scope.current().workspace()), match.id(), sheet == null, now));
    }

    private @Nullable Instant now(PeerMatch match, Instant now, int minutes) {
        List<UUID> both = List.of(match.asks(), match.answers());
        return taken.of(both, now, now.plusSeconds(60L * minutes), null).isEmpty() ? now : null;
    }

    /** The first time at which an observer could come too, or else the first at which they have no other appointment. */
    private @Nullable Instant first(PeerMatch match, Instant from, int minutes) {
        Instant until = Objects.requireNonNull(match.until());
        List<UUID> both = List.of(match.asks(), match.answers());
        List<Instant> starts = times.all(both, from, until, minutes);
        UUID observer = match.observes();
        if (observer == null || starts.isEmpty()) {
            return starts.stream().findFirst().orElse(null);
        }
        Set<Instant> three =
                Set.copyOf(times.all(List.of(match.asks(), match.answers(), observer), from, until, minutes));
        return starts.stream()
                .filter(three::contains)
                .findFirst()
                .or(() -> starts.stream()
                        .filter(start -> taken.of(List.of(observer), start, start.plusSeconds(60L * minutes), null)
                                .isEmpty())
                        .findFirst())
                .orElse(null);
    }
}
