package dev.roundtwo.api.access.clients;

import dev.roundtwo.api.access.ApiScope;
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

/** Registering clients and changing them. */
@Controller
@AsksAgain
@RequestMapping("/w/{workspace}/settings/clients")
class ClientsController {

    private final ApiClients clients;
    private final ClientPages pages;

    ClientsController(ApiClients clients, ClientPages pages) {
        this.clients = clients;
        this.pages = pages;
    }

    @GetMapping
    String index(Member me, Model model) {
        model.addAttribute("clients", pages.of(me));
        return "api/clients/index";
    }

    @GetMapping("/new")
    String form(Member me, Model model) {
        me.mustBe(Role.ADMIN);
        model.addAttribute(
                "form",
                new ClientForm(
                        null, ClientKind.SITE.name(), null, List.of(ApiScope.PROFILE.code()), Role.MEMBER.name()));
        return blank(me, model);
    }

    /** Registers the client; the page after it shows the secret, once. */
    @PostMapping
    String register(
            Member me,
            @ModelAttribute("form") ClientForm form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model,
            RedirectAttributes once) {
        me.mustBe(Role.ADMIN);
        try {
            ApiClients.Registered registered = clients.register(me, form);
            if (registered.secret() != null) {
                once.addFlashAttribute("secret", registered.secret());
            }
            return back(me, registered.id());
        } catch (RuleBroken broken) {
            FormFaults.show(broken, wrong, response);
            return blank(me, model);
        }
    }

    @GetMapping("/{client}")
    String show(Member me, @PathVariable UUID client, Model model) {
        ClientPage page = pages.get(me, client);
        model.addAttribute(
                "form",
                new ClientForm(
                        page.name(), page.kind().name(), String.join("\n", page.redirects()), page.scopes(), null));
        return page(page, model);
    }

    @PostMapping("/{client}")
    String change(
            Member me,
            @PathVariable UUID client,
            @ModelAttribute("form") ClientForm form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            clients.change(me, client, form);
            return back(me, client);
        } catch (RuleBroken broken) {
            FormFaults.show(broken, wrong, response);
            return page(pages.get(me, client), model);
        }
    }

    private static String blank(Member me, Model model) {
        model.addAttribute("kinds", ClientKind.values());
        model.addAttribute("roles", ClientRules.roles(me)).addAttribute("scopes", ApiScope.values());
        return "api/clients/new";
    }

    private static String page(ClientPage client, Model model) {
        model.addAttribute("client", client).addAttribute("scopes", ApiScope.values());
        return "api/clients/show";
    }

    static String back(Member me, UUID client) {
        return "redirect:/w/" + me.workspaceSlug() + "/settings/clients/" + client;
    }
}
