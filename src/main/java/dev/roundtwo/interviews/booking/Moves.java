package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.BookedTimes;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives planned interviews another time. The planner of a panel moves it at once; everybody else to a time at which the others
 * said that they are free, a day ahead at least, and else a peer only proposes.
 */
@Service
@Transactional
public class Moves {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final JdbcClient sql;
    private final CommonTimes times;
    private final Rescheduling rescheduling;
    private final Proposals proposals;
    private final Wishes wishes;
    private final Clock clock;

    Moves(
            JdbcClient sql,
            CommonTimes times,
            Rescheduling rescheduling,
            Proposals proposals,
            Wishes wishes,
            Clock clock) {
        this.sql = sql;
        this.times = times;
        this.rescheduling = rescheduling;
        this.proposals = proposals;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** What became of a wish to move: done, or put to the other one. */
    public enum Outcome {
        MOVED,
        PROPOSED
    }

    /** For the planner of a panel, admins, and either of two peers. */
    public Outcome move(Member me, UUID interview, Instant to) {
        Held held = rescheduling.hold(interview);
        Sitting mine = held.seatOf(me.accountId()).orElse(null);
        if (!held.peers()) {
            if (!me.may(Role.ADMIN) && (mine == null || mine.part() != Part.LEAD)) {
                throw new NotFound("interview", interview);
            }
            rescheduling.move(held, to, me.accountId());
            return Outcome.MOVED;
        }
        if (mine == null || mine.part() != Part.PEER) {
            throw new NotFound("interview", interview);
        }
        return wish(held, mine, to);
    }

    /** One time to move to; or several, of which the other peer chooses one. */
    public Outcome move(Member me, UUID interview, List<Instant> wanted) {
        if (wanted.size() == 1) {
            return move(me, interview, wanted.getFirst());
        }
        if (!wanted.isEmpty() && !Held.seen(sql, interview).peers()) {
            throw new RuleBroken("interviews.move.one");
        }
        proposals.forInterview(me, interview, wanted);
        return Outcome.PROPOSED;
    }

    /** One time to move to now; refused where it would only be a proposal. */
    public void moveAtOnce(Member me, UUID interview, List<Instant> wanted) {
        if (wanted.isEmpty()) {
            throw new RuleBroken("interviews.proposal.none");
        }
        if (wanted.size() > 1 && Held.seen(sql, interview).peers()) {
            throw new RuleBroken("interviews.move.several");
        }
        if (move(me, interview, wanted) == Outcome.PROPOSED) {
            throw new RuleBroken("interviews.move.propose");
        }
    }

    /** For whoever holds a one-use link of that seat: one time, or several of which somebody else chooses. */
    public Outcome byLink(UUID interview, UUID seat, List<Instant> wanted) {
        Held held = rescheduling.hold(interview);
        Sitting mine = held.seat(seat).orElseThrow(() -> new NotFound("seat", seat));
        if (mine.part() == Part.OBSERVER || mine.part() == Part.SHADOW) {
            throw new RuleBroken("interviews.move.ask");
        }
        if (mine.part() == Part.LEAD && wanted.size() > 1) {
            throw new RuleBroken("interviews.move.one");
        }
        if (mine.part() == Part.LEAD) {
            rescheduling.move(held, wanted.getFirst(), mine.account());
            return Outcome.MOVED;
        }
        return wanted.size() == 1 ? wish(held, mine, wanted.getFirst()) : ask(held, mine, wanted);
    }

    /** Whether that seat may ask for several times; who leads names the one. */
    @Transactional(readOnly = true)
    public boolean mayAsk(UUID interview, UUID seat) {
        return Held.seen(sql, interview).seat(seat).filter(Moves::asks).isPresent();
    }

    /** Whether there is anything to move for that seat: a planned interview, and somebody who may wish. */
    @Transactional(readOnly = true)
    public boolean mayMove(UUID interview, UUID seat) {
        Held held = Held.seen(sql, interview);
        return held.status() == Status.SCHEDULED
                && held.seat(seat)
                        .filter(one -> one.part() != Part.OBSERVER && one.part() != Part.SHADOW)
                        .isPresent();
    }

    /** Times of two weeks, from a day ahead on, at which everybody needed said that they are free, the soonest first. */
    @Transactional(readOnly = true)
    public List<Instant> times(UUID interview, int most) {
        Held held = Held.seen(sql, interview);
        Set<UUID> needed = held.needed().keySet();
        Instant from = clock.instant().plus(FirstTimes.NOTICE);
        return needed.isEmpty() || held.status() != Status.SCHEDULED
                ? List.of()
                : BookedTimes.leavingOut(
                        interview, () -> times.some(needed, from, from.plus(AHEAD), held.minutes(), most + 1).stream()
                                .filter(at -> !at.equals(held.startsAt()))
                                .limit(most)
                                .toList());
    }

    /** Nobody is taken by surprise, and what has begun without somebody is not put off without the other's word. */
    private boolean inTime(Held held, Instant to) {
        Instant now = clock.instant();
        return held.startsAt().isAfter(now) && !to.isBefore(now.plus(FirstTimes.NOTICE));
    }

    private Outcome wish(Held held, Sitting mine, Instant to) {
        rescheduling.mustBeOpen(held, to);
        Set<UUID> others = held.needed().keySet().stream()
                .filter(account -> !account.equals(mine.account()))
                .collect(Collectors.toSet());
        boolean suits = inTime(held, to)
                && !others.isEmpty()
                && BookedTimes.leavingOut(held.id(), () -> times.suits(others, to, held.minutes()));
        // A guest has no hours to go by: who planned it moves it, and the guest may ask for another time.
        if (suits || (others.isEmpty() && mine.account() != null && mine.part() == Part.PEER)) {
            rescheduling.move(held, to, mine.account());
            return Outcome.MOVED;
        }
        return ask(held, mine, List.of(to));
    }

    private Outcome ask(Held held, Sitting mine, List<Instant> wanted) {
        UUID by = mine.account();
        if (!asks(mine)) {
            throw new RuleBroken("interviews.move.ask");
        }
        if (mine.part() == Part.PEER && by != null) {
            proposals.about(held, by, wanted);
        } else {
            wishes.ask(held, mine, wanted);
        }
        return Outcome.PROPOSED;
    }

    private static boolean asks(Sitting seat) {
        return seat.part() == Part.PEER || seat.part() == Part.CANDIDATE;
    }
}
