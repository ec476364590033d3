package dev.roundtwo.identity.signin;

import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.password.PasswordSignIn;
import dev.roundtwo.identity.sessions.HalfSession;
import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignInAudit;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sign-in page, and its form with a password. */
@Controller
@RequestMapping("/sign-in")
class SignInController {

    private final PasswordSignIn passwords;
    private final SignIns signIns;
    private final HalfSession half;
    private final SignInAudit audit;
    private final Pages pages;

    SignInController(PasswordSignIn passwords, SignIns signIns, HalfSession half, SignInAudit audit, Pages pages) {
        this.passwords = passwords;
        this.signIns = signIns;
        this.half = half;
        this.audit = audit;
        this.pages = pages;
    }

    /** Who has shown one proof already goes on with the second; {@code anew} begins again. */
    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(defaultValue = "false") boolean anew,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request,
            RedirectAttributes onward,
            Model model) {
        if (me != null) {
            return "redirect:" + LocalPath.or(next, "/workspaces");
        }
        if (!anew && half.of(request).isPresent()) {
            onward.addAttribute("next", LocalPath.or(next, "/workspaces"));
            return "redirect:/sign-in/second-factor";
        }
        model.addAttribute("next", LocalPath.orNull(next));
        return "identity/sign-in/new";
    }

    @PostMapping
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            Optional<UUID> account = passwords.account(email, password, request.getRemoteAddr());
            if (account.isPresent()) {
                return "redirect:" + signIns.signIn(request, response, account.get(), Proof.PASSWORD, next);
            }
            audit.refused(email, Proof.PASSWORD, request);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("refusal", pages.text("identity.sign-in.refused"));
        } catch (Throttled soon) {
            long seconds = Math.max(1, soon.retryAfter().toSeconds());
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            model.addAttribute("refusal", pages.text("identity.sign-in.throttled", seconds));
        }
        model.addAttribute("email", email).addAttribute("next", LocalPath.orNull(next));
        return "identity/sign-in/new";
    }
}
