package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.ending.SeatShifts.Shift;
import dev.roundtwo.tenancy.MemberJoined;
import dev.roundtwo.tenancy.MemberLeft;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.RoleChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes in the transaction that takes somebody's right to interview that no card is owed any more; and the way back, but to where
 * they are at another interview by now. Its people are told of what was still to come.
 */
@Component
class Departures {

    private final JdbcClient sql;
    private final SeatShifts shifts;
    private final Clock clock;

    Departures(JdbcClient sql, SeatShifts shifts, Clock clock) {
        this.sql = sql;
        this.shifts = shifts;
        this.clock = clock;
    }

    /** Of panels nobody is told: whoever left hears nothing here any more, and matches of theirs are called off. */
    @EventListener
    void left(MemberLeft fact) {
        release(fact.workspaceId(), fact.accountId(), true);
    }

    @EventListener
    void joined(MemberJoined fact) {
        bringBack(fact.workspaceId(), fact.accountId(), interviews(fact.role()));
    }

    /** Peers may have any role, so theirs are left alone; and all are where the right to interview is as before. */
    @EventListener
    void changed(RoleChanged fact) {
        if (interviews(fact.from()) == interviews(fact.role())) {
            return;
        }
        if (interviews(fact.role())) {
            bringBack(fact.workspaceId(), fact.accountId(), true);
        } else {
            release(fact.workspaceId(), fact.accountId(), false);
        }
    }

    /**
     * Whom only another interview kept out of this one may be free at its new time. Who changes a role holds the membership and
     * then writes seats: so here too, and what may be done is looked at when they are through.
     */
    @EventListener
    void moved(InterviewMoved fact) {
        sql.sql("""
                        select account_id from member where workspace_id = :workspace and account_id in
                          (select s.account_id from seat s join interview i on i.id = s.interview_id left join taken_time t on t.seat_id = s.id
                           where s.interview_id = :interview and (s.left_at is not null or lower(t.during) <> i.starts_at))
                        order by account_id for share
                        """)
                .param("workspace", fact.workspaceId())
                .param("interview", fact.interviewId())
                .query((row, number) -> "")
                .list();
        Instant now = clock.instant();
        takeAnew(fact, now);
        settle(
                sql.sql("""
                        update seat s set left_at = null from interview i, acting_member m
                        where s.workspace_id = :workspace and s.interview_id = :interview and s.left_at is not null
                          and i.id = s.interview_id and i.status = 'SCHEDULED'
                          and m.workspace_id = s.workspace_id and m.account_id = s.account_id
                          and (s.part = 'PEER' or (m.role <> 'MEMBER' and s.part in ('LEAD', 'INTERVIEWER')))
                        returning s.id, true as told
                        """)
                        .param("workspace", fact.workspaceId())
                        .param("interview", fact.interviewId())
                        .query(Place::of)
                        .list(),
                now);
    }

    /** Who came back meanwhile saw the time of before, and took and was told that one. */
    private void takeAnew(InterviewMoved fact, Instant now) {
        sql.sql("""
                        update seat s set left_at = :now, told_out = true from interview i, taken_time t
                        where s.workspace_id = :workspace and s.interview_id = :interview and i.id = s.interview_id
                          and s.part in ('LEAD', 'INTERVIEWER', 'PEER') and t.seat_id = s.id and lower(t.during) <> i.starts_at
                        """)
                .param("now", Timestamp.from(now))
                .param("workspace", fact.workspaceId())
                .param("interview", fact.interviewId())
                .update();
    }

    private void release(UUID workspace, UUID account, boolean leaves) {
        Instant now = clock.instant();
        List<Place> released = sql.sql("""
                        update seat s set left_at = :now from interview i
                        where s.workspace_id = :workspace and s.account_id = :account and s.left_at is null
                          and i.id = s.interview_id and (s.part in ('LEAD', 'INTERVIEWER') or (:leaves and s.part = 'PEER'))
                        returning s.id, i.status = 'SCHEDULED' and i.starts_at > :now
                          and (not :leaves or (s.part = 'PEER' and i.match_id is null)) as told
                        """)
                .param("now", Timestamp.from(now))
                .param("workspace", workspace)
                .param("account", account)
                .param("leaves", leaves)
                .query(Place::of)
                .list();
        shifts.tell(Shift.RELEASED, told(released), now);
    }

    /** Only into talks that are not over: cards that were opened without somebody stay open. */
    private void bringBack(UUID workspace, UUID account, boolean interviewsToo) {
        Instant now = clock.instant();
        settle(
                sql.sql("""
                        update seat s set left_at = null from interview i
                        where s.workspace_id = :workspace and s.account_id = :account and s.left_at is not null
                          and i.id = s.interview_id and i.status in ('SCHEDULED', 'LIVE')
                          and (s.part = 'PEER' or (:interviews and s.part in ('LEAD', 'INTERVIEWER')))
                        returning s.id, i.status = 'SCHEDULED' and i.starts_at > :now as told
                        """)
                        .param("now", Timestamp.from(now))
                        .param("workspace", workspace)
                        .param("account", account)
                        .param("interviews", interviewsToo)
                        .query(Place::of)
                        .list(),
                now);
    }

    /**
     * What takes time and has no row in {@code taken_time} clashes with what has: the database found that out, so that two who
     * write at once do not both stay. Who clashes is out again.
     */
    private void settle(List<Place> back, Instant now) {
        if (back.isEmpty()) {
            return;
        }
        List<UUID> clashed = sql.sql("""
                        update seat s set left_at = :now from interview i
                        where s.id = any(:seats) and i.id = s.interview_id and i.status = 'SCHEDULED'
                          and (i.starts_at <> i.created_at or i.match_id is not null)
                          and not exists (select from taken_time t where t.seat_id = s.id)
                        returning s.id
                        """)
                .param("now", Timestamp.from(now))
                .param("seats", back.stream().map(Place::id).toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        List<UUID> told = told(back);
        shifts.tell(
                Shift.RETURNED,
                told.stream().filter(seat -> !clashed.contains(seat)).toList(),
                now);
        shifts.tell(Shift.CLASHED, told.stream().filter(clashed::contains).toList(), now);
    }

    private static List<UUID> told(List<Place> places) {
        return places.stream().filter(Place::told).map(Place::id).toList();
    }

    /** A seat, and whether there is still something to tell of it. */
    record Place(UUID id, boolean told) {

        static Place of(ResultSet row, int number) throws SQLException {
            return new Place(row.getObject("id", UUID.class), row.getBoolean("told"));
        }
    }

    private static boolean interviews(Role role) {
        return role.compareTo(Role.INTERVIEWER) >= 0;
    }
}
