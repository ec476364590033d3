package dev.roundtwo.identity.signin;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The browsers in which somebody signed in before, and the mail links that wait for them; when, not what they are. */
@Component
class SignInData implements PersonalData {

    private final JdbcClient sql;

    SignInData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isPresent()) {
            return;
        }
        parcel.rows("known browsers", sql.sql("""
                select seen_at as last_seen from known_browser where account_id = ? order by seen_at desc
                """).param(account));
        parcel.rows("sign-in links that wait", sql.sql("""
                select created_at, expires_at from sign_in_link where account_id = ? order by created_at
                """).param(account));
    }
}
