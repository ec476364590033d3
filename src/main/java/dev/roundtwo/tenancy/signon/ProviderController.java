package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.external.Provider.Kind;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.FormFaults;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One provider of a workspace: added, changed and removed. */
@Controller
@RequestMapping("/w/{workspace}/settings/sign-in/providers")
@AsksAgain
class ProviderController {

    private final Providers providers;
    private final TrustedProviders clients;

    ProviderController(Providers providers, TrustedProviders clients) {
        this.providers = providers;
        this.clients = clients;
    }

    @GetMapping("/new")
    String form(Member me, @RequestParam(defaultValue = "OPENID") Kind kind, Model model) {
        me.mustBe(Role.ADMIN);
        String label = kind == Kind.GOOGLE ? "Google" : kind == Kind.GITHUB ? "GitHub" : null;
        model.addAttribute("form", new ProviderForm(kind.name(), label, null, null, null, false, null, null));
        return "tenancy/signon/provider";
    }

    @PostMapping
    String add(
            Member me,
            @ModelAttribute("form") ProviderForm form,
            BindingResult wrong,
            HttpServletResponse response,
            RedirectAttributes once) {
        me.mustBe(Role.ADMIN);
        try {
            UUID added = providers.add(me, form);
            once.addFlashAttribute("done", "added");
            return back(me) + "/providers/" + added;
        } catch (RuleBroken broken) {
            return again(broken, wrong, response);
        }
    }

    /** The address that a refused form leaves in the browser. */
    @GetMapping
    String index(Member me) {
        me.mustBe(Role.ADMIN);
        return back(me);
    }

    @GetMapping("/{id}")
    String edit(Member me, @PathVariable UUID id, Model model) {
        TrustedProvider provider = providers.one(me, id);
        model.addAttribute("form", ProviderForm.of(provider));
        return page(provider, model);
    }

    @PostMapping("/{id}")
    String change(
            Member me,
            @PathVariable UUID id,
            @ModelAttribute("form") ProviderForm form,
            BindingResult wrong,
            HttpServletResponse response,
            RedirectAttributes once,
            Model model) {
        TrustedProvider provider = providers.one(me, id);
        try {
            providers.change(me, id, form);
            once.addFlashAttribute("done", "changed");
            return back(me);
        } catch (RuleBroken broken) {
            page(provider, model);
            return again(broken, wrong, response);
        }
    }

    @PostMapping("/{id}/removal")
    String remove(Member me, @PathVariable UUID id, RedirectAttributes once) {
        providers.remove(me, id);
        once.addFlashAttribute("done", "removed");
        return back(me);
    }

    private String page(TrustedProvider provider, Model model) {
        model.addAttribute("provider", provider)
                .addAttribute("returnAddress", clients.returnAddress(provider))
                .addAttribute("logoutAddress", clients.logoutAddress(provider));
        return "tenancy/signon/provider";
    }

    private static String again(RuleBroken broken, BindingResult wrong, HttpServletResponse response) {
        FormFaults.show(broken, wrong, response);
        return "tenancy/signon/provider";
    }

    private static String back(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/settings/sign-in";
    }
}
