package dev.roundtwo.identity.factors;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That there is an authenticator app, since when, and how many recovery codes are left; never a seed or a code. */
@Component
class FactorData implements PersonalData {

    private final JdbcClient sql;

    FactorData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isPresent()) {
            return;
        }
        parcel.rows("authenticator app", sql.sql("""
                select confirmed_at as since from authenticator_app where account_id = ? and confirmed_at is not null
                """).param(account));
        parcel.rows("recovery codes", sql.sql("""
                select made_at, count(*) filter (where used_at is null) as left, max(used_at) as last_used
                from recovery_code where account_id = ? group by made_at order by made_at
                """).param(account));
    }
}
