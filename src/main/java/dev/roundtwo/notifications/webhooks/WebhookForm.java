package dev.roundtwo.notifications.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed about an endpoint. */
public record WebhookForm(
        @Nullable String url,
        @Nullable String about,
        @Nullable List<String> events) {}
