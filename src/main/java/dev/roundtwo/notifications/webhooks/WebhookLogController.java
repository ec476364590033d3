package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** What an endpoint was told, what it answered, and telling it again. */
@Controller
@RequestMapping("/w/{workspace}/settings/webhooks/{webhook}")
class WebhookLogController {

    private final Webhooks webhooks;
    private final WebhookLog log;
    private final Deeds deeds;
    private final JsonMapper json;

    WebhookLogController(Webhooks webhooks, WebhookLog log, Deeds deeds, JsonMapper json) {
        this.deeds = deeds;
        this.webhooks = webhooks;
        this.log = log;
        this.json = json;
    }

    @GetMapping
    String show(Member me, @PathVariable UUID webhook, @RequestParam @Nullable UUID before, Model model) {
        List<WebhookLog.Entry> found = log.page(me, webhook, before);
        List<WebhookLog.Entry> page = found.stream().limit(WebhookLog.PAGE).toList();
        model.addAttribute("webhook", webhooks.get(me, webhook)).addAttribute("entries", page);
        model.addAttribute("first", before == null);
        model.addAttribute("older", found.size() > page.size() ? page.getLast().id() : null);
        return "notifications/webhooks/show";
    }

    @PostMapping("/tests")
    String test(Member me, @PathVariable UUID webhook, RedirectAttributes once) {
        String here = WebhooksController.back(me, webhook);
        return deeds.orSay(here, once, () -> here + "/messages/" + log.test(me, webhook));
    }

    @GetMapping("/messages/{message}")
    String message(Member me, @PathVariable UUID webhook, @PathVariable UUID message, Model model) {
        WebhookLog.Entry entry = log.entry(me, webhook, message);
        model.addAttribute("webhook", webhooks.get(me, webhook)).addAttribute("entry", entry);
        model.addAttribute(
                "body", json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(entry.body())));
        model.addAttribute("tries", log.tries(me, message)).addAttribute("next", log.next(me, webhook, entry));
        return "notifications/webhooks/message";
    }

    @PostMapping("/messages/{message}/replays")
    String replay(Member me, @PathVariable UUID webhook, @PathVariable UUID message, RedirectAttributes once) {
        String here = WebhooksController.back(me, webhook) + "/messages/" + message;
        return deeds.orSay(here, once, () -> {
            log.replay(me, webhook, message);
            return here;
        });
    }
}
