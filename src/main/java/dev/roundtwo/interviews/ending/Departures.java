package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.SeatReleased;
import dev.roundtwo.interviews.SeatReturned;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes in the transaction that takes somebody's right to interview that no card is owed any more; and the way back. Whoever stays
 * a member is told of what was still to come.
 */
@Component
class Departures {

    private final JdbcClient sql;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Departures(JdbcClient sql, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.facts = facts;
        this.clock = clock;
    }

    @EventListener
    void left(MemberLeft fact) {
        release(fact.workspaceId(), fact.accountId(), true);
    }

    @EventListener
    void joined(MemberJoined fact) {
        bringBack(fact.workspaceId(), fact.accountId(), interviews(fact.role()));
    }

    /** Peers may have any role, so theirs are left alone. */
    @EventListener
    void changed(RoleChanged fact) {
        if (interviews(fact.role())) {
            bringBack(fact.workspaceId(), fact.accountId(), true);
        } else {
            release(fact.workspaceId(), fact.accountId(), false);
        }
    }

    private void release(UUID workspace, UUID account, boolean leaves) {
        Instant now = clock.instant();
        List<Place> released = sql.sql("""
                        update seat s set left_at = :now from interview i
                        where s.workspace_id = :workspace and s.account_id = :account and s.left_at is null
                          and i.id = s.interview_id and (s.part in ('LEAD', 'INTERVIEWER') or (:peers and s.part = 'PEER'))
                        returning i.id as interview, s.id as seat, i.status = 'SCHEDULED' and i.starts_at > :now as to_come
                        """)
                .param("now", Timestamp.from(now))
                .param("workspace", workspace)
                .param("account", account)
                .param("peers", leaves)
                .query(Departures::place)
                .list();
        if (!leaves) {
            released.stream()
                    .filter(Place::toCome)
                    .forEach(place ->
                            facts.publishEvent(new SeatReleased(workspace, place.interview(), place.seat(), now)));
        }
    }

    /** Only into talks that are not over: cards that were opened without somebody stay open. */
    private void bringBack(UUID workspace, UUID account, boolean interviewsToo) {
        Instant now = clock.instant();
        sql
                .sql("""
                        update seat s set left_at = null from interview i
                        where s.workspace_id = :workspace and s.account_id = :account and s.left_at is not null
                          and i.id = s.interview_id and i.status in ('SCHEDULED', 'LIVE')
                          and (s.part = 'PEER' or (:interviews and s.part in ('LEAD', 'INTERVIEWER')))
                        returning i.id as interview, s.id as seat, i.status = 'SCHEDULED' and i.starts_at > :now as to_come
                        """)
                .param("now", Timestamp.from(now))
                .param("workspace", workspace)
                .param("account", account)
                .param("interviews", interviewsToo)
                .query(Departures::place)
                .list()
                .stream()
                .filter(Place::toCome)
                .forEach(
                        place -> facts.publishEvent(new SeatReturned(workspace, place.interview(), place.seat(), now)));
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getObject("interview", UUID.class), row.getObject("seat", UUID.class), row.getBoolean("to_come"));
    }

    private record Place(UUID interview, UUID seat, boolean toCome) {}

    private static boolean interviews(Role role) {
        return role.compareTo(Role.INTERVIEWER) >= 0;
    }
}
