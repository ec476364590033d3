package dev.roundtwo.api.access.clients;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The API clients that somebody registered, and all of a workspace's; never a secret. */
@Component
class ClientData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    ClientData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isPresent()) {
            parcel.rows("API clients you registered", sql.sql("""
                    select id, name, kind, scopes, created_at from oauth_client
                    where workspace_id = current_workspace() and created_by = ? order by created_at
                    """).param(account));
        }
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("API clients", sql.sql("""
                select id, name, kind, redirect_uris, scopes, created_by, created_at, disabled_at from oauth_client
                where workspace_id = current_workspace() order by created_at
                """));
    }
}
