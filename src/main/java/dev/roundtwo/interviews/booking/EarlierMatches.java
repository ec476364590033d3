package dev.roundtwo.interviews.booking;

import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.rounds.Matches;
import dev.roundtwo.practice.rounds.RoundPeriods;
import dev.roundtwo.practice.rounds.RoundPeriods.Period;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches that were told by a version which booked nothing. When one of their people comes they are written down like the others,
 * and wait for a time; nothing is booked, and nothing begins at once, as it may be long ago.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EarlierMatches {

    private final Matches practice;
    private final RoundPeriods periods;
    private final PeerMatches matches;

    EarlierMatches(Matches practice, RoundPeriods periods, PeerMatches matches) {
        this.practice = practice;
        this.periods = periods;
        this.matches = matches;
    }

    void take(UUID match, UUID account) {
        if (!matches.known(match)) {
            practice.told(match).filter(fact -> has(fact, account)).ifPresent(this::keep);
        }
    }

    private void keep(PeersMatched fact) {
        Period period = periods.of(fact.match())
                .orElseGet(() -> new Period(
                        PeerMatches.AT_ONCE,
                        ZoneOffset.UTC,
                        fact.at(),
                        fact.at().plus(Duration.ofDays(1))));
        matches.keep(fact, period);
    }

    private static boolean has(PeersMatched fact, UUID account) {
        return account.equals(fact.asks()) || account.equals(fact.answers()) || account.equals(fact.observes());
    }
}
