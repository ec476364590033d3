package dev.roundtwo.notifications.v1;

import dev.roundtwo.notifications.webhooks.WebhookForm;
import dev.roundtwo.notifications.webhooks.WebhookRow;
import dev.roundtwo.notifications.webhooks.WebhookSecrets;
import dev.roundtwo.notifications.webhooks.Webhooks;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(name = "Webhooks", description = "Endpoints that are told what happens, and what they were told. For admins.")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookResourceController {

    private static final String RULE = "notifications.webhook.";
    private static final Map<String, String> PLACES =
            Map.of(RULE + "url", "/url", RULE + "about", "/about", RULE + "events", "/events");

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Precondition precondition;

    WebhookResourceController(Webhooks webhooks, WebhookSecrets secrets, Precondition precondition) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.precondition = precondition;
    }

    @Needs("webhooks:read")
    @Operation(operationId = "listWebhooks", summary = "The endpoints, in the order they were added")
    @GetMapping
    Page<ApiWebhook.Summary> list(Member me, Window window) {
        return window.page(
                webhooks.page(me, window.afterId(0), window.toRead()),
                row -> List.of(row.id().toString()),
                ApiWebhook.Summary::of);
    }

    @Needs("webhooks:read")
    @Operation(operationId = "getWebhook", summary = "An endpoint")
    @GetMapping("/{webhook}")
    ApiWebhook show(Member me, @PathVariable UUID webhook) {
        return shown(me, webhooks.get(me, webhook));
    }

    @Needs("webhooks:write")
    @Operation(
            operationId = "createWebhook",
            summary = "Have an endpoint told what happens",
            description = "Its secret is in this answer and nowhere else. It is called from the next event on.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiWebhook> create(Member me, @Valid @RequestBody ApiWebhook.Text body) {
        Webhooks.Added added = Unfit.where(PLACES, () -> webhooks.add(me, form(body), body.disabled()));
        WebhookRow row = webhooks.get(me, added.id());
        return ResponseEntity.created(place(me, added.id()))
                .body(ApiWebhook.of(row, secrets.of(me, row.id()), added.secret()));
    }

    @Needs("webhooks:write")
    @Operation(operationId = "updateWebhook", summary = "Change where it is, what it is told, and whether it is")
    @PutMapping(path = "/{webhook}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiWebhook update(Member me, @PathVariable UUID webhook, @Valid @RequestBody ApiWebhook.Text body) {
        WebhookRow seen = webhooks.get(me, webhook);
        precondition.holdsFor(shown(me, seen));
        try {
            Unfit.where(PLACES, () -> webhooks.change(me, seen, form(body), body.disabled()));
        } catch (RuleBroken broken) {
            throw broken.code().equals(RULE + "changed") ? Precondition.failed(show(me, webhook)) : broken;
        }
        return show(me, webhook);
    }

    @Needs("webhooks:write")
    @Operation(operationId = "deleteWebhook", summary = "Tell it nothing more, and forget what it was told")
    @DeleteMapping("/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Member me, @PathVariable UUID webhook) {
        precondition.mayHoldFor(show(me, webhook));
        webhooks.delete(me, webhook);
    }

    private ApiWebhook shown(Member me, WebhookRow row) {
        return ApiWebhook.of(row, secrets.of(me, row.id()), null);
    }

    private static WebhookForm form(ApiWebhook.Text body) {
        return new WebhookForm(body.url(), body.about(), body.events());
    }

    private static URI place(Member me, UUID webhook) {
        return URI.create("/api/v1/workspaces/" + me.workspaceSlug() + "/webhooks/" + webhook);
    }
}
