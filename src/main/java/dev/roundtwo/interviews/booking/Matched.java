package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.rounds.RoundPeriods;
import dev.roundtwo.practice.rounds.RoundPeriods.Period;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books what was matched, in the transaction that tells of it, once however often it is told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Matched {

    /** A round of more pairs is booked pair by pair once it is told, so that nobody waits for all of it. */
    private static final int AT_ONCE = 20;

    private final PeerMatches matches;
    private final RoundPeriods periods;
    private final FirstTimes first;
    private final SeatNames names;
    private final Jobs jobs;

    Matched(PeerMatches matches, RoundPeriods periods, FirstTimes first, SeatNames names, Jobs jobs) {
        this.matches = matches;
        this.periods = periods;
        this.first = first;
        this.names = names;
        this.jobs = jobs;
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
            first.book(matches.hold(fact.match()), period == null ? fact.at() : period.from());
        }
    }

    @EventListener
    void named(PartnersNamed fact) {
        matches.named(fact.match());
        names.show(fact.match());
    }
}
