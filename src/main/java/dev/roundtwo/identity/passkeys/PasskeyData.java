package dev.roundtwo.identity.passkeys;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An account's passkeys by the names their owner gave them, without their keys. */
@Component
class PasskeyData implements PersonalData {

    private final JdbcClient sql;

    PasskeyData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            parcel.rows("passkeys", sql.sql("""
                    select name, added_at, used_at as last_used, backed_up from passkey where account_id = ? order by added_at
                    """).param(account));
        }
    }
}
