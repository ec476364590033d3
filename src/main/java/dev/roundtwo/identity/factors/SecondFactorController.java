package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.sessions.HalfSession;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.RuleBroken;
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

/** The page between the first proof and being signed in. */
@Controller
@RequestMapping("/sign-in/second-factor")
class SecondFactorController {

    private static final String HOME = "/workspaces";

    private final HalfSession half;
    private final Protection protection;
    private final SecondFactors factors;
    private final AuthenticatorApps apps;
    private final SignIns signIns;
    private final Pages pages;

    SecondFactorController(
            HalfSession half,
            Protection protection,
            SecondFactors factors,
            AuthenticatorApps apps,
            SignIns signIns,
            Pages pages) {
        this.half = half;
        this.protection = protection;
        this.factors = factors;
        this.apps = apps;
        this.signIns = signIns;
        this.pages = pages;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal @Nullable SignedIn me,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            Model model) {
        Optional<UUID> account = waiting(me, request);
        if (account.isEmpty()) {
            return "redirect:" + (me == null ? "/sign-in" : LocalPath.or(next, HOME));
        }
        return page(account.get(), next, model);
    }

    @PostMapping
    String prove(
            @AuthenticationPrincipal @Nullable SignedIn me,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<UUID> account = waiting(me, request);
        if (account.isEmpty()) {
            return "redirect:/sign-in";
        }
        try {
            signIns.complete(request, response, account.get(), factors.prove(account.get(), code, request));
            return "redirect:" + LocalPath.or(next, HOME);
        } catch (RuleBroken wrong) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("refusal", pages.text(wrong.code()));
        } catch (Throttled slow) {
            long seconds = Math.max(1, slow.retryAfter().toSeconds());
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            model.addAttribute("refusal", pages.text("identity.sign-in.slowed", seconds));
        }
        return page(account.get(), next, model);
    }

    private String page(UUID account, @Nullable String next, Model model) {
        model.addAttribute("next", LocalPath.orNull(next))
                .addAttribute("app", apps.since(account).isPresent());
        return "identity/sign-in/second-factor";
    }

    /** Who was half in, or is in with one factor where a workspace asks for two. */
    private Optional<UUID> waiting(@Nullable SignedIn me, HttpServletRequest request) {
        if (me == null) {
            return half.of(request).map(HalfSession.Half::account);
        }
        return Optional.of(me.accountId()).filter(account -> !me.twice() && protection.isTwofold(account));
    }
}
