package dev.roundtwo.tenancy.operation;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.tenancy.operation.Installation.WorkspaceRow;
import java.security.Principal;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Closes workspaces to their members and opens them again. Nothing in them is deleted. */
@Service
class Suspensions {

    private final Installation installation;
    private final JdbcClient sql;
    private final LiveFeed live;
    private final Clock clock;

    Suspensions(Installation installation, JdbcClient sql, LiveFeed live, Clock clock) {
        this.installation = installation;
        this.sql = sql;
        this.live = live;
        this.clock = clock;
    }

    /** Closes the workspace, at once and on every node. */
    void suspend(Principal me, String slug, String reason) {
        WorkspaceRow row = installation.row(me, slug);
        String why = reason.strip();
        if (!Storable.line(why, 300)) {
            throw new RuleBroken("tenancy.operation.reason");
        }
        installation.in(row, () -> {
            if (switched(row, Timestamp.from(clock.instant()), why)) {
                installation.said(row, "workspace.suspended");
                live.endStreamsIn(row.id());
            }
            return row;
        });
    }

    void resume(Principal me, String slug) {
        WorkspaceRow row = installation.row(me, slug);
        installation.in(row, () -> {
            if (switched(row, null, null)) {
                installation.said(row, "workspace.resumed");
            }
            return row;
        });
    }

    private boolean switched(WorkspaceRow row, @Nullable Timestamp at, @Nullable String why) {
        return sql.sql("select operator_suspend(?, ?::timestamptz, ?)")
                .param(row.id())
                .param(at)
                .param(why)
                .query(Boolean.class)
                .single();
    }
}
