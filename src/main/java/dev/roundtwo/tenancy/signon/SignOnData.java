package dev.roundtwo.tenancy.signon;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.WorkspaceData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Through which providers a workspace lets people in, and whose mail domains; never what we are there. */
@Component
class SignOnData implements WorkspaceData {

    private final JdbcClient sql;

    SignOnData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("sign-in providers", sql.sql("""
                select id, kind, label, issuer, counts_twice, acr_values, longest_hours, created_at
                from sign_on_provider where workspace_id = current_workspace() order by created_at
                """));
        parcel.rows("mail domains", sql.sql("""
                select domain, role, proven_at, created_at from sign_on_domain where workspace_id = current_workspace() order by domain
                """));
        parcel.rows("people who left", sql.sql("""
                select account_id as account, left_at from sign_on_left where workspace_id = current_workspace() order by left_at
                """));
    }
}
