package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Setting up an authenticator app, replacing it and removing it. */
@Controller
@AsksAgain
@RequestMapping("/account/security/app")
class AppController {

    private final AuthenticatorApps apps;
    private final RecoveryCodes recovery;
    private final FreshCodes fresh;
    private final SignIns signIns;
    private final Protection protection;
    private final Pages pages;

    AppController(
            AuthenticatorApps apps,
            RecoveryCodes recovery,
            FreshCodes fresh,
            SignIns signIns,
            Protection protection,
            Pages pages) {
        this.fresh = fresh;
        this.apps = apps;
        this.recovery = recovery;
        this.signIns = signIns;
        this.protection = protection;
        this.pages = pages;
    }

    @PostMapping
    String begin(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String next,
            RedirectAttributes onward) {
        apps.begin(me.accountId());
        Optional.ofNullable(LocalPath.orNull(next)).ifPresent(path -> onward.addAttribute("next", path));
        return "redirect:/account/security/app";
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String next, Model model) {
        Optional<AuthenticatorApps.NewApp> waiting = apps.waiting(me.accountId());
        if (waiting.isEmpty()) {
            return "redirect:/account/security";
        }
        model.addAttribute("app", waiting.get()).addAttribute("next", LocalPath.orNull(next));
        return "identity/security/app";
    }

    @PostMapping("/confirmation")
    String confirm(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes onward) {
        try {
            apps.confirm(me.accountId(), code.replaceAll("\\s", ""));
        } catch (RuleBroken broken) {
            model.addAttribute("refusal", pages.text(broken.code()));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(me, next, model);
        }
        signIns.renewed(request, me, true);
        if (recovery.left(me.accountId()) > 0) {
            return "redirect:" + LocalPath.or(next, "/account/security?done=app");
        }
        fresh.make(me.accountId(), request);
        Optional.ofNullable(LocalPath.orNull(next)).ifPresent(path -> onward.addAttribute("next", path));
        return "redirect:/account/security/recovery-codes";
    }

    @PostMapping("/removal")
    String remove(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        apps.remove(me.accountId());
        protection.tidy(me.accountId());
        signIns.renewed(request, me, false);
        return "redirect:/account/security?done=removed";
    }
}
