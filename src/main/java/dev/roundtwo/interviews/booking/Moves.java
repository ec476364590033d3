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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives planned interviews another time. The planner of a panel moves it at once; everybody else to a time at which the others
 * said that they are free, and else a peer only proposes.
 */
@Service
@Transactional
public class Moves {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final JdbcClient sql;
    private final CommonTimes times;
    private final Rescheduling rescheduling;
    private final Proposals proposals;
    private final Clock clock;

    Moves(JdbcClient sql, CommonTimes times, Rescheduling rescheduling, Proposals proposals, Clock clock) {
        this.sql = sql;
        this.times = times;
        this.rescheduling = rescheduling;
        this.proposals = proposals;
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

    /** For whoever holds a one-use link of that seat. */
    public Outcome byLink(UUID interview, UUID seat, Instant to) {
        Held held = rescheduling.hold(interview);
        Sitting mine = held.seat(seat).orElseThrow(() -> new NotFound("seat", seat));
        if (mine.part() == Part.OBSERVER || mine.part() == Part.SHADOW) {
            throw new RuleBroken("interviews.move.ask");
        }
        if (mine.part() == Part.LEAD) {
            rescheduling.move(held, to, mine.account());
            return Outcome.MOVED;
        }
        return wish(held, mine, to);
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

    /** Times of the next two weeks at which everybody needed said that they are free, the soonest first. */
    @Transactional(readOnly = true)
    public List<Instant> times(UUID interview, int most) {
        Held held = Held.seen(sql, interview);
        Set<UUID> needed = held.needed().keySet();
        Instant from = clock.instant().plus(Duration.ofHours(1));
        return needed.isEmpty() || held.status() != Status.SCHEDULED
                ? List.of()
                : BookedTimes.leavingOut(
                        interview, () -> times.some(needed, from, from.plus(AHEAD), held.minutes(), most));
    }

    private Outcome wish(Held held, Sitting mine, Instant to) {
        rescheduling.mustBeOpen(held, to);
        Set<UUID> others = held.needed().keySet().stream()
                .filter(account -> !account.equals(mine.account()))
                .collect(Collectors.toSet());
        boolean suits =
                !others.isEmpty() && BookedTimes.leavingOut(held.id(), () -> times.suits(others, to, held.minutes()));
        if (suits) {
            rescheduling.move(held, to, mine.account());
            return Outcome.MOVED;
        }
        @Nullable UUID by = mine.account();
        if (by == null || mine.part() != Part.PEER || others.isEmpty()) {
            throw new RuleBroken("interviews.move.ask");
        }
        proposals.about(held, by, List.of(to));
        return Outcome.PROPOSED;
    }
}
