package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.web.PublicUrl;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The links by which a mail moves an interview or calls it off. Kept is their digest; the link itself is in the mail alone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RescheduleLinks {

    private static final int MOST = 100;

    private final JdbcClient sql;
    private final PublicUrl url;
    private final Clock clock;

    RescheduleLinks(JdbcClient sql, PublicUrl url, Clock clock) {
        this.sql = sql;
        this.url = url;
        this.clock = clock;
    }

    /** What a link is good for: anything at all, or why not. */
    public enum State {
        OPEN,
        USED,
        CHANGED,
        CANCELLED,
        OVER
    }

    /** What came of a link that was used. */
    public enum Use {
        MOVED,
        PROPOSED,
        CANCELLED
    }

    record Link(
            UUID interview,
            UUID seat,
            int sequence,
            @Nullable Use use,
            State state) {}

    /** A new one for the seat, good while the interview has the time that it has now. */
    String make(Booking booking, UUID seat) {
        String token = Secrets.token();
        sql.sql("""
                insert into reschedule_link (digest, workspace_id, interview_id, seat_id, sequence, made_at)
                values (?, current_workspace(), ?, ?, ?, ?)
                """)
                .params(Secrets.digest(token), booking.id(), seat, booking.sequence(), Timestamp.from(clock.instant()))
                .update();
        return url.of("/reschedule/" + booking.house().slug() + "/" + token);
    }

    /** One more for whoever asks for it on a page, as a path; nobody needs a hundred. */
    String another(Booking booking, UUID seat) {
        int made = sql.sql("""
                        select count(*) from reschedule_link
                        where workspace_id = current_workspace() and seat_id = ? and sequence = ?
                        """)
                .params(seat, booking.sequence())
                .query(Integer.class)
                .single();
        if (made >= MOST) {
            throw new RuleBroken("interviews.reschedule.many");
        }
        return make(booking, seat).replaceFirst(".*(?=/reschedule/)", "");
    }

    /**
     * How the link stands.
     *
     * @throws NotFound when there never was one, or its seat is nobody's who may act here any more
     */
    Link look(String token) {
        return sql.sql("""
                        select l.interview_id, l.seat_id, l.sequence, l.used_for, i.sequence as now, i.status,
                               i.starts_at <= :now as begun
                        from reschedule_link l join interview i on i.id = l.interview_id join seat s on s.id = l.seat_id
                        left join acting_member m on m.workspace_id = l.workspace_id and m.account_id = s.account_id
                        where l.workspace_id = current_workspace() and l.digest = :digest and s.left_at is null
                          and (s.account_id is null or m.account_id is not null)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("digest", Secrets.digest(token))
                .query((row, number) -> {
                    String use = row.getString("used_for");
                    Status status = Status.valueOf(row.getString("status"));
                    int sequence = row.getInt("sequence");
                    return new Link(
                            row.getObject("interview_id", UUID.class),
                            row.getObject("seat_id", UUID.class),
                            sequence,
                            use == null ? null : Use.valueOf(use),
                            state(use != null, status, row.getBoolean("begun"), sequence == row.getInt("now")));
                })
                .optional()
                .orElseThrow(() -> new NotFound("reschedule link", "here"));
    }

    /** The same for using it: whoever holds another link of that seat waits until the transaction ends. */
    Link hold(String token) {
        Link link = look(token);
        sql.sql("select digest from reschedule_link where seat_id = ? and sequence = ? order by digest for update")
                .params(link.seat(), link.sequence())
                .query(String.class)
                .list();
        return look(token);
    }

    /**
     * Notes what came of it, for all links of that seat to that time.
     *
     * @return whether it was that time which was changed, and no later one that somebody else set meanwhile
     */
    boolean used(Link link, Use use) {
        sql.sql("""
                update reschedule_link set used_at = ?, used_for = ?
                where workspace_id = current_workspace() and seat_id = ? and sequence = ? and used_at is null
                """)
                .params(Timestamp.from(clock.instant()), use.name(), link.seat(), link.sequence())
                .update();
        int now = sql.sql("select sequence from interview where workspace_id = current_workspace() and id = ?")
                .param(link.interview())
                .query(Integer.class)
                .single();
        return now == (use == Use.PROPOSED ? link.sequence() : link.sequence() + 1);
    }

    private static State state(boolean used, Status status, boolean begun, boolean current) {
        if (used) {
            return State.USED;
        }
        return status == Status.CANCELLED
                ? State.CANCELLED
                : status != Status.SCHEDULED || begun ? State.OVER : current ? State.OPEN : State.CHANGED;
    }
}
