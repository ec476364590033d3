package dev.roundtwo.notifications.v1;

import dev.roundtwo.notifications.webhooks.HookTry;
import dev.roundtwo.notifications.webhooks.WebhookLog;
import dev.roundtwo.platform.rest.Tagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message to an endpoint, word by word, with what came of it. */
@Schema(name = "WebhookDelivery")
record ApiDelivery(
        @Schema(description = "What `webhook-id` says, each time it is sent.")
        UUID id,

        @Schema(example = "feedback.published") String event,
        Instant createdAt,

        @Schema(
                description =
                        "`WAITING` on its way, `DELIVERED`, `FAILED` for good, or `SKIPPED` as the endpoint was switched off.",
                example = "DELIVERED")
        String state,

        @Schema(description = "How often it was sent.", example = "1")
        int tries,

        @Schema(
                description = "The body as it is sent and signed, to the byte.",
                example = "{\"type\":\"feedback.published\",\"timestamp\":\"2026-11-22T14:00:00.000Z\",\"data\":{}}")
        String body,

        @Schema(description = "The calls, the newest first; in lists the last one only.")
        List<Call> calls)
        implements Tagged {

    static ApiDelivery of(WebhookLog.Entry entry) {
        HookTry last = entry.last();
        return of(entry, last == null ? List.of() : List.of(last));
    }

    static ApiDelivery of(WebhookLog.Entry entry, List<HookTry> tries) {
        return new ApiDelivery(
                entry.id(),
                entry.event(),
                entry.created(),
                entry.state(),
                entry.tries(),
                entry.body(),
                tries.stream().map(Call::of).toList());
    }

    @Schema(name = "WebhookCall")
    record Call(
            Instant at,

            @Schema(description = "How long it took.", example = "120")
            int millis,

            @Schema(description = "The status of the answer; null when there was none.", example = "204") @Nullable
            Integer status,

            @Schema(description = "The beginning of the answer, or why there was none.")
            String answer) {

        static Call of(HookTry one) {
            return new Call(one.at(), one.millis(), one.status(), one.answer());
        }
    }
}
