package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.BookedTimes;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.interviews.booking.PeerBooking.Sheet;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Peers propose times to each other, and one of them is accepted. There is one open proposal at a time: whoever proposes others
 * answers the one before.
 */
@Service
@Transactional
public class Proposals {

    static final int MOST = 3;

    private final ProposalBook book;
    private final PeerMatches matches;
    private final PeerBooking booking;
    private final Rescheduling rescheduling;
    private final CommonTimes times;
    private final TakenTimes taken;
    private final SeatNames names;
    private final Clock clock;

    Proposals(
            ProposalBook book,
            PeerMatches matches,
            PeerBooking booking,
            Rescheduling rescheduling,
            CommonTimes times,
            TakenTimes taken,
            SeatNames names,
            Clock clock) {
        this.book = book;
        this.matches = matches;
        this.booking = booking;
        this.rescheduling = rescheduling;
        this.times = times;
        this.taken = taken;
        this.names = names;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Proposal of(UUID proposal) {
        return book.named(proposal);
    }

    /** The open one for an interview; null when there is none. */
    @Transactional(readOnly = true)
    public @Nullable Proposal forInterview(UUID interview) {
        return book.ofInterview(interview).orElse(null);
    }

    /** The open one for a match; null when there is none. */
    @Transactional(readOnly = true)
    public @Nullable Proposal forMatch(UUID match) {
        return book.ofMatch(match).orElse(null);
    }

    /** Other times for an interview between peers. */
    public UUID forInterview(Member me, UUID interview, List<Instant> wanted) {
        Held held = rescheduling.hold(interview);
        if (!held.peers()
                || held.seatOf(me.accountId())
                        .filter(seat -> seat.part() == Part.PEER)
                        .isEmpty()) {
            throw new NotFound("interview", interview);
        }
        return about(held, me.accountId(), wanted);
    }

    /** Times for a match that has none. */
    public UUID forMatch(Member me, UUID id, List<Instant> wanted) {
        taken.hold();
        PeerMatch match = mine(me.accountId(), id);
        if (match.interview() != null || match.over(clock.instant())) {
            throw new RuleBroken("interviews.proposal.gone");
        }
        Sheet sheet = sheet(match);
        List<Instant> checked = checked(wanted, names.of(match), sheet.minutes(), null);
        return book.put(null, id, me.accountId(), checked);
    }

    UUID about(Held held, UUID by, List<Instant> wanted) {
        wanted.forEach(time -> rescheduling.mustBeOpen(held, time));
        if (held.needed().size() < 2) {
            throw new RuleBroken("interviews.move.ask");
        }
        return book.put(held.id(), null, by, checked(wanted, held.needed(), held.minutes(), held.id()));
    }

    /** Takes one of the proposed times, for whom they were proposed to; says which interview it is. Of two at once one wins. */
    public UUID accept(Member me, UUID id, Instant time) {
        taken.hold();
        Proposal proposal = book.held(id);
        Held held = proposal.interview() == null ? null : rescheduling.hold(proposal.interview());
        PeerMatch match = proposal.match() == null ? null : mine(me.accountId(), proposal.match());
        boolean peer = held != null
                && held.seatOf(me.accountId())
                        .filter(seat -> seat.part() == Part.PEER)
                        .isPresent();
        if ((match == null && !peer) || proposal.by().equals(me.accountId())) {
            throw new NotFound("proposal", id);
        }
        if (!proposal.open()) {
            throw new RuleBroken("interviews.proposal.gone");
        }
        if (!proposal.times().contains(time)) {
            throw new RuleBroken("interviews.proposal.choose");
        }
        book.end(id, "ACCEPTED");
        if (held != null) {
            checked(List.of(time), held.needed(), held.minutes(), held.id());
            rescheduling.move(held, time, me.accountId());
            return held.id();
        }
        PeerMatch open = Objects.requireNonNull(match);
        Sheet sheet = sheet(open);
        Map<UUID, String> both = names.of(open);
        Instant end = time.plusSeconds(60L * sheet.minutes());
        checked(List.of(time), both, sheet.minutes(), null);
        UUID observer = open.observes();
        boolean comes =
                observer != null && taken.of(List.of(observer), time, end, null).isEmpty();
        return booking.book(open, sheet, time, comes ? observer : null);
    }

    /** Takes one's own proposal back. */
    public void withdraw(Member me, UUID id) {
        Proposal proposal = book.held(id);
        if (!proposal.by().equals(me.accountId())) {
            throw new NotFound("proposal", id);
        }
        if (proposal.open()) {
            book.end(id, "WITHDRAWN");
        }
    }

    private PeerMatch mine(UUID account, UUID id) {
        PeerMatch match = matches.hold(id);
        if (!match.practises(account)) {
            throw new NotFound("match", id);
        }
        return match;
    }

    private Sheet sheet(PeerMatch match) {
        Sheet sheet = booking.sheet(match);
        if (sheet == null) {
            throw new RuleBroken("interviews.match.sets");
        }
        return sheet;
    }

    private List<Instant> checked(List<Instant> wanted, Map<UUID, String> people, int minutes, @Nullable UUID except) {
        List<Instant> different = wanted.stream().distinct().sorted().toList();
        if (different.isEmpty()) {
            throw new RuleBroken("interviews.proposal.none");
        }
        if (different.size() > MOST) {
            throw new RuleBroken("interviews.proposal.many", MOST);
        }
        for (Instant time : different) {
            rescheduling.mustLieAhead(time);
            taken.mustBeFree(people, time, time.plusSeconds(60L * minutes), except);
            BookedTimes.leavingOut(except == null ? new UUID(0, 0) : except, () -> {
                times.mustLeavePauses(people, time, minutes);
                return time;
            });
        }
        return different;
    }
}
