package dev.roundtwo.notifications.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An endpoint as its pages show it; {@code lastAt} is when it last took something, {@code lastCall} the last call, of a test too. */
public record WebhookRow(
        UUID id,
        String url,
        String about,
        List<String> events,
        @Nullable String addedBy,
        Instant created,
        @Nullable String disabledFor,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        @Nullable Instant lastAt,
        @Nullable HookTry lastCall) {

    public boolean disabled() {
        return disabledFor != null;
    }

    public boolean failing() {
        return disabledFor == null && failingSince != null;
    }

    /** What people set, without what becomes of it by itself. */
    List<Object> set() {
        return List.of(url, about, events, disabled());
    }

    /** What people call it: what was typed about it, else its address. */
    public String name() {
        return about.isEmpty() ? url : about;
    }

    static WebhookRow read(ResultSet row, int number) throws SQLException {
        return new WebhookRow(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getString("about"),
                List.of((String[]) row.getArray("events").getArray()),
                row.getString("added_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("disabled_for"),
                instant(row.getTimestamp("disabled_at")),
                instant(row.getTimestamp("failing_since")),
                instant(row.getTimestamp("last_at")),
                row.getTimestamp("at") == null
                        ? null
                        : new HookTry(
                                row.getTimestamp("at").toInstant(),
                                row.getInt("millis"),
                                row.getObject("status", Integer.class),
                                row.getString("answer")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
