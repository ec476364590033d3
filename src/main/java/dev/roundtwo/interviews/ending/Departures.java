package dev.roundtwo.interviews.ending;

import dev.roundtwo.tenancy.MemberJoined;
import dev.roundtwo.tenancy.MemberLeft;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.RoleChanged;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes in the transaction that takes somebody's right to interview that no card is owed any more; and the way back. */
@Component
class Departures {

    private final JdbcClient sql;
    private final Clock clock;

    Departures(JdbcClient sql, Clock clock) {
        this.sql = sql;
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

    private void release(UUID workspace, UUID account, boolean peersToo) {
        sql.sql("""
                update seat set left_at = :at where workspace_id = :workspace and account_id = :account and left_at is null
                  and (part in ('LEAD', 'INTERVIEWER') or (:peers and part = 'PEER'))
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("workspace", workspace)
                .param("account", account)
                .param("peers", peersToo)
                .update();
    }

    /** Only into talks that are not over: cards that were opened without somebody stay open. */
    private void bringBack(UUID workspace, UUID account, boolean interviewsToo) {
        sql.sql("""
                update seat s set left_at = null from interview i
                where s.workspace_id = :workspace and s.account_id = :account and s.left_at is not null
                  and i.id = s.interview_id and i.status in ('SCHEDULED', 'LIVE')
                  and (s.part = 'PEER' or (:interviews and s.part in ('LEAD', 'INTERVIEWER')))
                """)
                .param("workspace", workspace)
                .param("account", account)
                .param("interviews", interviewsToo)
                .update();
    }

    private static boolean interviews(Role role) {
        return role.compareTo(Role.INTERVIEWER) >= 0;
    }
}
