package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.closing.Closings;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Closing one's account, and bringing it back within the week. */
@Controller
class AccountClosureController {

    private final Closings closings;
    private final OwnedWorkspaces owned;

    AccountClosureController(Closings closings, OwnedWorkspaces owned) {
        this.closings = closings;
        this.owned = owned;
    }

    @AsksAgain
    @GetMapping("/account/data/closure")
    String ask(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", new Typed(null));
        return page(model);
    }

    @AsksAgain
    @PostMapping("/account/data/closure")
    String close(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") Typed form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            closings.close(me.accountId(), form.email());
            return "redirect:/goodbye";
        } catch (RuleBroken broken) {
            wrong.rejectValue("email", broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model);
        }
    }

    @PostMapping("/account/data/keeping")
    String keep(@AuthenticationPrincipal SignedIn me) {
        closings.keep(me.accountId());
        return "redirect:/workspaces";
    }

    /** What stands there for who has just closed their account. */
    @GetMapping("/goodbye")
    String goodbye() {
        return "tenancy/privacy/goodbye";
    }

    private String page(Model model) {
        model.addAttribute("owned", owned.of());
        return "tenancy/privacy/account-closure";
    }

    record Typed(@Nullable String email) {}
}
