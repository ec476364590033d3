package dev.roundtwo.practice.groups;

import dev.roundtwo.practice.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody of a group, before it is known how they stand. */
record Mate(
        UUID account,
        String name,
        boolean lead,
        boolean resting,
        Instant joined,
        @Nullable Integer level,
        int rounds,
        @Nullable Instant matched) {

    /** Without what an appointment changes: who changes with oneself would be one's partner. */
    MateRow veiled() {
        return new MateRow(account, name, lead, resting, joined, level, rounds, matched, null, false);
    }

    MateRow with(Standing standing, Instant before) {
        Instant last = standing.lastKept() == null ? joined : standing.lastKept();
        return new MateRow(
                account,
                name,
                lead,
                resting,
                joined,
                level,
                rounds,
                matched,
                standing,
                !resting && last.isBefore(before));
    }

    static Mate read(ResultSet row, int number) throws SQLException {
        Timestamp matched = row.getTimestamp("matched");
        return new Mate(
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getBoolean("lead"),
                row.getBoolean("resting"),
                row.getTimestamp("joined_at").toInstant(),
                row.getObject("level", Integer.class),
                row.getInt("rounds"),
                matched == null ? null : matched.toInstant());
    }
}
