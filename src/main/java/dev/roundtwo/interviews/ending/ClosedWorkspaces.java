package dev.roundtwo.interviews.ending;

import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.tenancy.WorkspaceClosed;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends the streams of guests when their workspace is closed; members' are ended by their account. */
@Component
class ClosedWorkspaces {

    private final JdbcClient sql;
    private final LiveFeed live;

    ClosedWorkspaces(JdbcClient sql, LiveFeed live) {
        this.sql = sql;
        this.live = live;
    }

    @EventListener
    void closed(WorkspaceClosed fact) {
        sql.sql("""
                select s.id from seat s join interview i on i.id = s.interview_id
                where s.workspace_id = ? and s.account_id is null and s.claim_digest is not null and i.status <> 'CANCELLED'
                """)
                .param(fact.workspaceId())
                .query(UUID.class)
                .list()
                .forEach(seat -> live.endStreamsOf(seat.toString()));
    }
}
