package dev.roundtwo.api.access.server;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The apps that somebody let act for them, in all workspaces, and each time one was let in; no token or code is in it. */
@Component
class AppData implements PersonalData {

    private final JdbcClient sql;

    AppData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isPresent()) {
            return;
        }
        parcel.rows("apps that act for you", sql.sql("""
                select c.name as app, w.name as workspace, o.scopes, o.given_at as since
                from oauth_consent o left join oauth_client c on c.id = o.client_id left join workspace w on w.id = o.workspace_id
                where o.account_id = ? order by o.given_at
                """).param(account));
        parcel.rows("when apps were let in", sql.sql("""
                select g.client_id as client, c.name as app, g.scopes, g.started_at, g.used_at as last_used, g.ends_at, g.revoked_at
                from oauth_grant g left join oauth_client c on c.id = g.client_id
                where g.account_id = ? order by g.started_at
                """).param(account));
    }
}
