package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.FormFaults;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding endpoints and changing them: whoever can do that reads along, so they show again who they are. */
@Controller
@RequestMapping("/w/{workspace}/settings/webhooks")
class WebhooksController {

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;

    WebhooksController(Webhooks webhooks, WebhookSecrets secrets) {
        this.webhooks = webhooks;
        this.secrets = secrets;
    }

    @GetMapping
    String index(Member me, Model model) {
        model.addAttribute("webhooks", webhooks.of(me));
        return "notifications/webhooks/index";
    }

    @GetMapping("/new")
    @AsksAgain
    String form(Member me, Model model) {
        me.mustBe(Role.ADMIN);
        model.addAttribute("form", new WebhookForm(null, null, List.of()));
        return blank(model);
    }

    /** Adds the endpoint; the page after it shows the secret, once. */
    @PostMapping
    @AsksAgain
    String add(
            Member me,
            @ModelAttribute("form") WebhookForm form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model,
            RedirectAttributes once) {
        try {
            Webhooks.Added added = webhooks.add(me, form);
            once.addFlashAttribute("secret", added.secret());
            return back(me, added.id());
        } catch (RuleBroken broken) {
            FormFaults.show(broken, wrong, response);
            return blank(model);
        }
    }

    @GetMapping("/{webhook}/edit")
    @AsksAgain
    String edit(Member me, @PathVariable UUID webhook, Model model) {
        WebhookRow row = webhooks.get(me, webhook);
        model.addAttribute("form", new WebhookForm(row.url(), row.about(), row.events()));
        return page(me, row, model);
    }

    @PostMapping("/{webhook}")
    @AsksAgain
    String change(
            Member me,
            @PathVariable UUID webhook,
            @ModelAttribute("form") WebhookForm form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            webhooks.change(me, webhook, form);
            return back(me, webhook);
        } catch (RuleBroken broken) {
            FormFaults.show(broken, wrong, response);
            return page(me, webhooks.get(me, webhook), model);
        }
    }

    private static String blank(Model model) {
        model.addAttribute("choices", HookEvent.choices());
        return "notifications/webhooks/new";
    }

    private String page(Member me, WebhookRow webhook, Model model) {
        model.addAttribute("webhook", webhook).addAttribute("secrets", secrets.of(me, webhook.id()));
        model.addAttribute("choices", HookEvent.choices());
        return "notifications/webhooks/edit";
    }

    static String back(Member me, UUID webhook) {
        return "redirect:/w/" + me.workspaceSlug() + "/settings/webhooks/" + webhook;
    }
}
