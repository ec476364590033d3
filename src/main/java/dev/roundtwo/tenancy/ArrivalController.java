package dev.roundtwo.tenancy;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.FormFaults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** An invitation's link: joining with the account that is signed in, or with a new one. */
@Controller
@RequestMapping("/invitations/{slug}/{token}")
class ArrivalController {

    private final Arrivals arrivals;
    private final SignIns signIns;

    ArrivalController(Arrivals arrivals, SignIns signIns) {
        this.arrivals = arrivals;
        this.signIns = signIns;
    }

    @GetMapping
    String show(@PathVariable String slug, @PathVariable String token, HttpServletResponse response, Model model) {
        Invitation invitation = arrivals.look(slug, token).orElse(null);
        model.addAttribute("form", new Newcomer(null, invitation == null ? null : invitation.email(), null));
        return page(invitation, token, response, model);
    }

    /** Joins with the account that is signed in. */
    @PostMapping("/membership")
    String join(@PathVariable String slug, @PathVariable String token, @AuthenticationPrincipal @Nullable SignedIn me) {
        if (me == null) {
            return "redirect:/invitations/" + slug + "/" + token;
        }
        return "redirect:/w/" + arrivals.join(slug, token, me.accountId()).workspaceSlug();
    }

    /** Joins with a new account, and signs it in. */
    @PostMapping("/account")
    String joinAnew(
            @PathVariable String slug,
            @PathVariable String token,
            @ModelAttribute("form") Newcomer form,
            BindingResult wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            Member member = arrivals.joinAnew(slug, token, text(form.name()), text(form.email()), form.password());
            String home = "/w/" + member.workspaceSlug();
            return "redirect:" + signIns.signIn(request, response, member.accountId(), Proof.INVITATION, home);
        } catch (RuleBroken broken) {
            if (broken.code().startsWith("tenancy.")) {
                return page(null, token, response, model);
            }
            FormFaults.show(broken, wrong, response);
            return page(arrivals.look(slug, token).orElse(null), token, response, model);
        }
    }

    private static String page(
            @Nullable Invitation invitation, String token, HttpServletResponse response, Model model) {
        if (invitation == null) {
            response.setStatus(HttpStatus.GONE.value());
            return "tenancy/invitations/gone";
        }
        model.addAttribute("invitation", invitation);
        model.addAttribute("path", "/invitations/" + invitation.workspaceSlug() + "/" + token);
        return "tenancy/invitations/show";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    record Newcomer(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {}
}
