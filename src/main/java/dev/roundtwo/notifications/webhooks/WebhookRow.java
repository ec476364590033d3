package dev.roundtwo.notifications.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An endpoint as its pages show it; {@code lastAt} is when it last took something. */
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
        @Nullable Instant lastAt) {

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
}
