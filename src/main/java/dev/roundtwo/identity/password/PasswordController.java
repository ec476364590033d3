package dev.roundtwo.identity.password;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.RequestMapping;

/** Setting a password or changing it. */
@Controller
@AsksAgain
@RequestMapping("/account/password")
class PasswordController {

    private final Accounts accounts;
    private final PasswordChange change;
    private final Guesses guesses;
    private final SignIns signIns;

    PasswordController(Accounts accounts, PasswordChange change, Guesses guesses, SignIns signIns) {
        this.accounts = accounts;
        this.change = change;
        this.guesses = guesses;
        this.signIns = signIns;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("mine", account(me)).addAttribute("form", new NewPassword(null, null));
        return "identity/account/password";
    }

    @PostMapping
    String change(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") NewPassword form,
            BindingResult wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        guesses.admit(me.getName(), request.getRemoteAddr());
        try {
            change.set(me.accountId(), form.current(), form.next() == null ? "" : form.next());
            guesses.forget(me.getName(), request.getRemoteAddr());
            signIns.renewed(request, me, false);
            return "redirect:/account/security?done=password";
        } catch (RuleBroken broken) {
            for (RuleBroken one : broken.all()) {
                wrong.rejectValue("identity.password.wrong".equals(one.code()) ? "current" : "next", one.code());
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("mine", account(me));
            return "identity/account/password";
        }
    }

    private Account account(SignedIn me) {
        UUID id = me.accountId();
        return accounts.find(id).orElseThrow(() -> new NotFound("account", id));
    }

    record NewPassword(@Nullable String current, @Nullable String next) {}
}
