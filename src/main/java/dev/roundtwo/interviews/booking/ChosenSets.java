package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the people of a match choose to practise with, where nothing was there when they were matched. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChosenSets {

    private final TakenTimes taken;
    private final PeerMatches matches;
    private final PeerBooking booking;
    private final FirstTimes first;
    private final Clock clock;

    ChosenSets(TakenTimes taken, PeerMatches matches, PeerBooking booking, FirstTimes first, Clock clock) {
        this.taken = taken;
        this.matches = matches;
        this.booking = booking;
        this.first = first;
        this.clock = clock;
    }

    /** Takes them, and books the match if that can be done. */
    void choose(Member me, UUID id, List<UUID> sets) {
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
        first.book(matches.hold(id), clock.instant());
    }
}
