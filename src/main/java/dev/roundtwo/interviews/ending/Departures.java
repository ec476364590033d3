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
        mark(fact.workspaceId(), fact.accountId(), true);
    }

    @EventListener
    void joined(MemberJoined fact) {
        mark(fact.workspaceId(), fact.accountId(), !interviews(fact.role()));
    }

    @EventListener
    void changed(RoleChanged fact) {
        mark(fact.workspaceId(), fact.accountId(), !interviews(fact.role()));
    }

    private void mark(UUID workspace, UUID account, boolean left) {
        sql.sql("""
                update seat set left_at = :at where workspace_id = :workspace and account_id = :account
                  and part in ('LEAD', 'INTERVIEWER') and (left_at is null) = :left
                """)
                .param("at", left ? Timestamp.from(clock.instant()) : null)
                .param("workspace", workspace)
                .param("account", account)
                .param("left", left)
                .update();
    }

    private static boolean interviews(Role role) {
        return role.compareTo(Role.INTERVIEWER) >= 0;
    }
}
