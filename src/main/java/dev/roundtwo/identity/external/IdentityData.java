package dev.roundtwo.identity.external;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The identities at providers that an account is linked to, as the providers call them. */
@Component
class IdentityData implements PersonalData {

    private final JdbcClient sql;

    IdentityData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            parcel.rows("linked identities", sql.sql("""
                    select issuer, subject, shown_as, linked_at as since, last_used_at as last_used
                    from external_identity where account_id = ? order by linked_at
                    """).param(account));
        }
    }
}
