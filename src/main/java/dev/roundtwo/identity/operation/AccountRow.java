package dev.roundtwo.identity.operation;

import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account, as operators see it. */
public record AccountRow(
        UUID id,
        String email,
        String name,
        boolean operator,
        boolean demo,
        Instant since,
        @Nullable Instant disabledAt,
        @Nullable String disabledFor) {

    /** Whether it is the operator's own. */
    boolean is(Principal me) {
        return id.toString().equals(me.getName());
    }

    static AccountRow of(ResultSet row, int number) throws SQLException {
        Timestamp disabled = row.getTimestamp("disabled_at");
        return new AccountRow(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("operator"),
                row.getBoolean("demo"),
                row.getTimestamp("created_at").toInstant(),
                disabled == null ? null : disabled.toInstant(),
                row.getString("disabled_for"));
    }
}
