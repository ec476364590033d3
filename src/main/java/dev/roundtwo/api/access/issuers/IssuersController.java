package dev.roundtwo.api.access.issuers;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.FormFaults;
import dev.roundtwo.tenancy.Member;
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

/** The providers that a workspace trusts at its API. */
@Controller("trustedIssuersController")
@AsksAgain
@RequestMapping("/w/{workspace}/settings/clients/issuers")
class IssuersController {

    private final TrustedIssuers issuers;

    IssuersController(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @GetMapping
    String index(Member me, Model model) {
        model.addAttribute("form", new IssuerForm(null, null, List.of()));
        return page(me, model);
    }

    @PostMapping
    String add(
            Member me,
            @ModelAttribute("form") IssuerForm form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            issuers.add(me, form.issuer(), form.audience(), form.scopes());
            return back(me);
        } catch (RuleBroken broken) {
            FormFaults.show(broken, wrong, response);
            return page(me, model);
        }
    }

    @PostMapping("/{issuer}/removal")
    String remove(Member me, @PathVariable UUID issuer) {
        issuers.remove(me, issuer);
        return back(me);
    }

    private String page(Member me, Model model) {
        model.addAttribute("issuers", issuers.of(me)).addAttribute("scopes", ApiScope.values());
        return "api/issuers/index";
    }

    private static String back(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/settings/clients/issuers";
    }
}
