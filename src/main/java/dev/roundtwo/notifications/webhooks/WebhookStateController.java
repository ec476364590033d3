package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Secrets of an endpoint, and switching it off, on and away. */
@Controller
@RequestMapping("/w/{workspace}/settings/webhooks/{webhook}")
class WebhookStateController {

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;

    WebhookStateController(Webhooks webhooks, WebhookSecrets secrets) {
        this.webhooks = webhooks;
        this.secrets = secrets;
    }

    /** The page after it shows the secret, once. */
    @PostMapping("/secrets")
    @AsksAgain
    String rotate(Member me, @PathVariable UUID webhook, RedirectAttributes once) {
        once.addFlashAttribute("secret", secrets.rotate(me, webhook)).addFlashAttribute("rotated", true);
        return WebhooksController.back(me, webhook);
    }

    @PostMapping("/secrets/{old}/removal")
    @AsksAgain
    String end(Member me, @PathVariable UUID webhook, @PathVariable UUID old) {
        secrets.end(me, webhook, old);
        return WebhooksController.back(me, webhook) + "/edit";
    }

    @PostMapping("/disabling")
    String disable(Member me, @PathVariable UUID webhook) {
        webhooks.disable(me, webhook);
        return WebhooksController.back(me, webhook);
    }

    @PostMapping("/enabling")
    String enable(Member me, @PathVariable UUID webhook) {
        webhooks.enable(me, webhook);
        return WebhooksController.back(me, webhook);
    }

    @PostMapping("/deletion")
    @AsksAgain
    String delete(Member me, @PathVariable UUID webhook) {
        webhooks.delete(me, webhook);
        return "redirect:/w/" + me.workspaceSlug() + "/settings/webhooks";
    }
}
