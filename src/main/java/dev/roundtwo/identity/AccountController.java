package dev.roundtwo.identity;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
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

/** The account page: name, password, and where one is signed in. */
@Controller
class AccountController {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Guesses guesses;
    private final PasswordChange change;

    AccountController(Accounts accounts, Sessions sessions, Guesses guesses, PasswordChange change) {
        this.accounts = accounts;
        this.change = change;
        this.sessions = sessions;
        this.guesses = guesses;
    }

    @GetMapping("/account")
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            Model model) {
        Account account = account(me);
        model.addAttribute("named", new Named(account.name())).addAttribute("form", new NewPassword(null, null));
        model.addAttribute("done", done);
        return page(account, request, model);
    }

    @PostMapping("/account/name")
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("named") Named named,
            BindingResult wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            accounts.rename(me.accountId(), named.name() == null ? "" : named.name());
            return "redirect:/account?done=name";
        } catch (RuleBroken broken) {
            wrong.rejectValue("name", broken.code());
            model.addAttribute("form", new NewPassword(null, null));
            return again(me, request, response, model);
        }
    }

    @PostMapping("/account/password")
    String changePassword(
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
            sessions.endOthers(me.accountId(), current(request));
            request.changeSessionId();
            return "redirect:/account?done=password";
        } catch (RuleBroken broken) {
            wrong.rejectValue("identity.password.wrong".equals(broken.code()) ? "current" : "next", broken.code());
            model.addAttribute("named", new Named(account(me).name()));
            return again(me, request, response, model);
        }
    }

    /** Ends one session by its handle, all {@code others}, or {@code all}. */
    @PostMapping("/account/endings")
    String end(@AuthenticationPrincipal SignedIn me, @RequestParam String which, HttpServletRequest request) {
        switch (which) {
            case "all" -> sessions.endAll(me.accountId());
            case "others" -> sessions.endOthers(me.accountId(), current(request));
            default -> sessions.end(me.accountId(), which);
        }
        return "redirect:" + ("all".equals(which) ? "/" : "/account?done=sessions");
    }

    private String again(SignedIn me, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(account(me), request, model);
    }

    private String page(Account account, HttpServletRequest request, Model model) {
        model.addAttribute("mine", account).addAttribute("sessions", sessions.of(account.id(), current(request)));
        return "identity/account/show";
    }

    private Account account(SignedIn me) {
        UUID id = me.accountId();
        return accounts.find(id).orElseThrow(() -> new NotFound("account", id));
    }

    private static @Nullable String current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }

    record Named(@Nullable String name) {}

    record NewPassword(@Nullable String current, @Nullable String next) {}
}
