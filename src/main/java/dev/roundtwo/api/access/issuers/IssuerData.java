package dev.roundtwo.api.access.issuers;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The issuers of tokens that somebody said to trust, and all that a workspace trusts. */
@Component
class IssuerData implements PersonalData, WorkspaceData {

    private static final String ISSUERS =
            "select issuer, audience, scopes, created_by, created_at from trusted_issuer where workspace_id = current_workspace()";

    private final JdbcClient sql;

    IssuerData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isPresent()) {
            parcel.rows(
                    "issuers you said to trust",
                    sql.sql(ISSUERS + " and created_by = ? order by created_at").param(account));
        }
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("trusted issuers", sql.sql(ISSUERS + " order by created_at"));
    }
}
