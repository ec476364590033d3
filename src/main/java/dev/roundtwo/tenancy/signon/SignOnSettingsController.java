package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How people sign in to a workspace: its providers, whether one is the only way, and its mail domains. */
@Controller
@RequestMapping("/w/{workspace}/settings/sign-in")
@AsksAgain
class SignOnSettingsController {

    private final Providers providers;
    private final Domains domains;

    SignOnSettingsController(Providers providers, Domains domains) {
        this.providers = providers;
        this.domains = domains;
    }

    @GetMapping
    String index(Member me, Model model) {
        model.addAttribute("form", new NewDomain(null, Role.MEMBER.name()));
        return page(me, model);
    }

    @PostMapping("/domains")
    String addDomain(
            Member me,
            @ModelAttribute("form") NewDomain form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            domains.add(me, form.domain(), role(form.role()));
            return back(me) + "#domains";
        } catch (RuleBroken broken) {
            wrong.rejectValue(
                    broken.code().endsWith("role") ? "role" : "domain", broken.code(), broken.arguments(), null);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
    }

    /** The address that a refused form leaves in the browser. */
    @GetMapping("/domains")
    String domains(Member me) {
        me.mustBe(Role.ADMIN);
        return back(me) + "#domains";
    }

    @PostMapping("/domains/{domain}/proof")
    String prove(Member me, @PathVariable String domain, RedirectAttributes once) {
        try {
            domains.prove(me, domain);
            once.addFlashAttribute("proven", domain);
        } catch (RuleBroken not) {
            once.addFlashAttribute("unproven", domain);
            once.addFlashAttribute("unprovenWhy", not.code());
        }
        return back(me) + "#domains";
    }

    @PostMapping("/domains/{domain}/removal")
    String removeDomain(Member me, @PathVariable String domain) {
        domains.remove(me, domain);
        return back(me) + "#domains";
    }

    private String page(Member me, Model model) {
        List<TrustedProvider> all = providers.of(me);
        model.addAttribute("providers", all)
                .addAttribute(
                        "sole",
                        all.stream().filter(TrustedProvider::sole).findFirst().orElse(null))
                .addAttribute("domains", domains.of(me))
                .addAttribute(
                        "roles",
                        Stream.of(Role.values())
                                .filter(role -> role != Role.OWNER && me.may(role))
                                .toList());
        return "tenancy/signon/settings";
    }

    private static String back(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/settings/sign-in";
    }

    private static Role role(@Nullable String name) {
        return Role.named(name).orElseThrow(() -> new RuleBroken("tenancy.sign-on.domain.role"));
    }

    record NewDomain(@Nullable String domain, @Nullable String role) {}
}
