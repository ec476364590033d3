package dev.roundtwo.identity;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The account page: how others see one. */
@Controller
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/account")
    String show(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String done, Model model) {
        Account account = account(me);
        model.addAttribute("mine", account)
                .addAttribute("named", new Named(account.name()))
                .addAttribute("done", done);
        return "identity/account/show";
    }

    @PostMapping("/account/name")
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("named") Named named,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            accounts.rename(me.accountId(), named.name() == null ? "" : named.name());
            return "redirect:/account?done=name";
        } catch (RuleBroken broken) {
            wrong.rejectValue("name", broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("mine", account(me));
            return "identity/account/show";
        }
    }

    private Account account(SignedIn me) {
        UUID id = me.accountId();
        return accounts.find(id).orElseThrow(() -> new NotFound("account", id));
    }

    record Named(@Nullable String name) {}
}
