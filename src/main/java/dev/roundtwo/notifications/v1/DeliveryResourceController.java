package dev.roundtwo.notifications.v1;

import dev.roundtwo.notifications.webhooks.WebhookLog;
import dev.roundtwo.notifications.webhooks.WebhookSecrets;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(name = "Webhooks")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/webhooks/{webhook}", produces = MediaType.APPLICATION_JSON_VALUE)
class DeliveryResourceController {

    private final WebhookLog log;
    private final WebhookSecrets secrets;

    DeliveryResourceController(WebhookLog log, WebhookSecrets secrets) {
        this.log = log;
        this.secrets = secrets;
    }

    @Needs("webhooks:write")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Sign with another secret",
            description = "It is in this answer and nowhere else. The one before signs beside it for 24 hours.")
    @PostMapping("/secrets")
    @ResponseStatus(HttpStatus.CREATED)
    ApiWebhook.Fresh rotate(Member me, @PathVariable UUID webhook) {
        String secret = secrets.rotate(me, webhook);
        return new ApiWebhook.Fresh(
                secret,
                secrets.of(me, webhook).stream()
                        .map(one -> new ApiWebhook.Secret(one.id(), one.created(), one.ends()))
                        .toList());
    }

    @Needs("webhooks:write")
    @Operation(operationId = "endWebhookSecret", summary = "The secret before the last signs no more from now on")
    @DeleteMapping("/secrets/{old}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Member me, @PathVariable UUID webhook, @PathVariable UUID old) {
        secrets.end(me, webhook, old);
    }

    @Needs("webhooks:write")
    @Operation(
            operationId = "testWebhook",
            summary = "Send a test",
            description = "Also to an endpoint that is switched off; five within a minute.")
    @PostMapping("/tests")
    @ResponseStatus(HttpStatus.CREATED)
    ApiDelivery test(Member me, @PathVariable UUID webhook) {
        return shown(me, webhook, log.test(me, webhook));
    }

    @Needs("webhooks:read")
    @Operation(operationId = "listWebhookDeliveries", summary = "What it was told in the last 30 days, latest first")
    @GetMapping("/deliveries")
    Page<ApiDelivery> list(Member me, @PathVariable UUID webhook, Window window) {
        return window.page(
                log.page(me, webhook, window.afterId(0), window.toRead()),
                entry -> List.of(entry.id().toString()),
                ApiDelivery::of);
    }

    @Needs("webhooks:read")
    @Operation(operationId = "getWebhookDelivery", summary = "A message, with all calls for it")
    @GetMapping("/deliveries/{message}")
    ApiDelivery show(Member me, @PathVariable UUID webhook, @PathVariable UUID message) {
        return shown(me, webhook, message);
    }

    @Needs("webhooks:write")
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send a message again",
            description = "Word by word and under its id, with a fresh time and signature.")
    @PostMapping("/deliveries/{message}/replays")
    ApiDelivery replay(Member me, @PathVariable UUID webhook, @PathVariable UUID message) {
        log.replay(me, webhook, message);
        return shown(me, webhook, message);
    }

    private ApiDelivery shown(Member me, UUID webhook, UUID message) {
        return ApiDelivery.of(log.entry(me, webhook, message), log.tries(me, message));
    }
}
