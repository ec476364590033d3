package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.practice.rounds.RoundPeriods;
import dev.roundtwo.practice.rounds.RoundPeriods.Period;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books a match some time after it was told: what its people did meanwhile stands. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BookedLater {

    private final TakenTimes taken;
    private final PeerMatches matches;
    private final ProposalBook proposals;
    private final RoundPeriods periods;
    private final FirstTimes first;
    private final Clock clock;

    BookedLater(
            TakenTimes taken,
            PeerMatches matches,
            ProposalBook proposals,
            RoundPeriods periods,
            FirstTimes first,
            Clock clock) {
        this.taken = taken;
        this.matches = matches;
        this.proposals = proposals;
        this.periods = periods;
        this.first = first;
        this.clock = clock;
    }

    void book(UUID id) {
        taken.hold();
        if (!matches.known(id)) {
            return; // one of the two has left
        }
        PeerMatch match = matches.hold(id);
        if (match.interview() == null && proposals.ofMatch(id).isEmpty()) {
            first.book(match, periods.of(id).map(Period::from).orElseGet(clock::instant));
        }
    }
}
