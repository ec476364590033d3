package dev.roundtwo.identity;

import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account itself, and where it is signed in. Of secrets it says only that they are there. */
@Component
class AccountData implements PersonalData {

    private final JdbcClient sql;
    private final Sessions sessions;

    AccountData(JdbcClient sql, Sessions sessions) {
        this.sql = sql;
        this.sessions = sessions;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isPresent()) {
            return;
        }
        parcel.rows("account", sql.sql("""
                select id, email::text as email, name, password_hash is not null as has_password, email_proven, operator, created_at,
                    zone, locale
                from account where id = ?
                """).param(account));
        parcel.rows("sessions", each -> sessions.of(account, null)
                .forEach(row -> each.accept(Map.of(
                        "browser", row.browser(),
                        "since", row.since().toString(),
                        "last_used", row.lastUsed().toString()))));
    }
}
