package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhooks that somebody added, and all of a workspace's with their log; never a secret. */
@Component
class HookData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    HookData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isPresent()) {
            parcel.rows("webhooks you added", sql.sql("""
                    select id, url, about, events, created_at from webhook
                    where workspace_id = current_workspace() and created_by = ? order by created_at
                    """).param(account));
        }
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("webhooks", sql.sql("""
                select id, url, about, events, created_by, created_at, disabled_at, disabled_for, last_at from webhook
                where workspace_id = current_workspace() order by created_at
                """));
        parcel.rows("webhook messages", sql.sql("""
                select id, webhook_id, event, body, created_at, state, tries from webhook_message
                where workspace_id = current_workspace() order by id
                """));
        parcel.rows("webhook calls", sql.sql("""
                select message_id, number, at, millis, status, answer from webhook_try
                where workspace_id = current_workspace() order by at, id
                """));
    }
}
