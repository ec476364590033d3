package dev.roundtwo.notifications.v1;

import dev.roundtwo.notifications.webhooks.WebhookRow;
import dev.roundtwo.notifications.webhooks.WebhookSecrets;
import dev.roundtwo.platform.rest.Tagged;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An endpoint that is told what happens in the workspace. */
@Schema(name = "Webhook")
record ApiWebhook(
        UUID id,

        @Schema(example = "https://hooks.example.org/round-two")
        String url,

        @Schema(description = "What you call it.", example = "Slots")
        String about,

        @Schema(
                description = "What it is told of: names of `webhooks` in this document.",
                example = "[\"feedback.published\"]")
        List<String> events,

        @Schema(description = "Who added it; null when they are gone.", example = "Ada") @Nullable
        String addedBy,

        Instant createdAt,

        @Schema(
                description =
                        "Why it is told nothing: `ADMIN` switched it off, it was `FAILING` for two days, or said it is"
                                + " `GONE`; null while it is told.",
                example = "FAILING")
        @Nullable
        String disabledFor,

        @Nullable Instant disabledAt,

        @Schema(description = "The secrets that sign now, the newest first; what they are was told once.")
        List<Secret> secrets,

        @Schema(
                description =
                        "What its messages are signed with. Told once, in the answer to its creation; null ever after.")
        @Nullable
        String secret)
        implements Tagged {

    static ApiWebhook of(WebhookRow row, List<WebhookSecrets.Shown> secrets, @Nullable String secret) {
        return new ApiWebhook(
                row.id(),
                row.url(),
                row.about(),
                row.events(),
                row.addedBy(),
                row.created(),
                row.disabledFor(),
                row.disabledAt(),
                secrets.stream()
                        .map(one -> new Secret(one.id(), one.created(), one.ends()))
                        .toList(),
                secret);
    }

    @Schema(name = "WebhookSecret")
    record Secret(
            UUID id,
            Instant createdAt,

            @Schema(description = "Until when it signs beside the newer one; null for the newer one.") @Nullable
            Instant endsAt) {}

    @Schema(name = "WebhookSummary")
    record Summary(
            UUID id,

            @Schema(example = "https://hooks.example.org/round-two")
            String url,

            @Schema(example = "Slots") String about,

            List<String> events,
            @Nullable String disabledFor,

            @Schema(description = "Since when it has not answered well; null when it has.") @Nullable
            Instant failingSince,

            @Schema(description = "When it last took something.") @Nullable
            Instant lastAt) {

        static Summary of(WebhookRow row) {
            return new Summary(
                    row.id(),
                    row.url(),
                    row.about(),
                    row.events(),
                    row.disabledFor(),
                    row.failingSince(),
                    row.lastAt());
        }
    }

    @Schema(name = "WebhookText")
    record Text(
            @Schema(description = "Where to, by https.", example = "https://hooks.example.org/round-two")
            @NotNull(message = "{api.notnull}")
            @Nullable
            String url,

            @Schema(description = "What you call it.", example = "Slots") @Nullable
            String about,

            @Schema(description = "What to tell it of.", example = "[\"feedback.published\"]")
            @NotNull(message = "{api.notnull}")
            @Nullable
            List<String> events,

            @Schema(description = "Whether it is told nothing; as it was when this is left out.") @Nullable
            Boolean disabled) {}

    @Schema(name = "NewWebhookSecret")
    record Fresh(
            @Schema(description = "What messages are signed with from now on. Told this once.")
            String secret,

            @Schema(description = "All that sign now: the one before does for 24 hours.")
            List<Secret> secrets) {}
}
