package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Stamps;
import dev.roundtwo.interviews.TimeKept;
import dev.roundtwo.interviews.TimesAsked;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Other times that guests and candidates ask for, and what becomes of them: who leads the interview, or the other peer, takes one
 * up or keeps the time. There is one open wish at a time; a move ends it.
 */
@Service
@Transactional
public class Wishes {

    private final JdbcClient sql;
    private final Rescheduling rescheduling;
    private final Stamps stamps;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Wishes(JdbcClient sql, Rescheduling rescheduling, Stamps stamps, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.rescheduling = rescheduling;
        this.stamps = stamps;
        this.facts = facts;
        this.clock = clock;
    }

    /** The open one about the time that the interview has. */
    @Transactional(readOnly = true)
    public Optional<TimeWish> of(UUID interview) {
        return sql.sql("select " + TimeWish.COLUMNS + """
                         from time_wish w join interview i on i.id = w.interview_id and i.sequence = w.sequence
                        where w.workspace_id = current_workspace() and w.interview_id = ? and w.ended is null and i.status = 'SCHEDULED'
                        """)
                .param(interview)
                .query(TimeWish::read)
                .optional();
    }

    /** Whoever has the seat asks for these; whether others have time then is not said, as their hours are theirs. */
    void ask(Held held, Sitting by, List<Instant> wanted) {
        List<Instant> different = wanted.stream().distinct().sorted().toList();
        if (different.size() > Proposals.MOST) {
            throw new RuleBroken("interviews.proposal.many", Proposals.MOST);
        }
        different.forEach(time -> rescheduling.mustBeOpen(held, time));
        stamps.ofSeat(by.account(), by.id());
        Instant now = clock.instant();
        sql.sql("update time_wish set ended = 'REPLACED', ended_at = ? where interview_id = ? and ended is null")
                .params(Timestamp.from(now), held.id())
                .update();
        UUID id = Ids.next();
        sql.sql("""
                insert into time_wish (id, workspace_id, interview_id, seat_id, sequence, times, made_at)
                select :id, i.workspace_id, i.id, :seat, i.sequence, :times, :now from interview i where i.id = :interview
                """)
                .param("id", id)
                .param("seat", by.id())
                .param("times", different.stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .param("now", Timestamp.from(now))
                .param("interview", held.id())
                .update();
        facts.publishEvent(new TimesAsked(workspace(), held.id(), id, now));
    }

    /** Moves the interview to one of the times; of two who answer at once one wins. */
    public void accept(Member me, UUID interview, UUID wish, @Nullable Instant time) {
        Held held = rescheduling.hold(interview);
        TimeWish open = answered(me, held, wish);
        if (time == null || !open.times().contains(time)) {
            throw new RuleBroken("interviews.proposal.choose");
        }
        end(wish, "ACCEPTED");
        rescheduling.move(held, time, me.accountId());
    }

    /** Leaves it where it is, and whoever asked is told. */
    public void keep(Member me, UUID interview, UUID wish) {
        TimeWish open = answered(me, rescheduling.hold(interview), wish);
        end(wish, "KEPT");
        facts.publishEvent(new TimeKept(workspace(), interview, open.seat(), wish, clock.instant()));
    }

    private TimeWish answered(Member me, Held held, UUID wish) {
        if (!answers(me, held)) {
            throw new NotFound("interview", held.id());
        }
        return of(held.id())
                .filter(open -> open.id().equals(wish))
                .filter(open -> held.seatOf(me.accountId())
                        .filter(mine -> mine.id().equals(open.seat()))
                        .isEmpty())
                .orElseThrow(() -> new RuleBroken("interviews.proposal.gone"));
    }

    /** Whoever may move it: a panel's lead and admins, and either of two peers. */
    static boolean answers(Member me, Held held) {
        Part part = held.seatOf(me.accountId()).map(Sitting::part).orElse(null);
        return held.peers() ? part == Part.PEER : part == Part.LEAD || me.may(Role.ADMIN);
    }

    private void end(UUID wish, String how) {
        sql.sql("update time_wish set ended = ?, ended_at = ? where id = ?")
                .params(how, Timestamp.from(clock.instant()), wish)
                .update();
    }

    private static UUID workspace() {
        return Objects.requireNonNull(Scope.current().workspace());
    }
}
