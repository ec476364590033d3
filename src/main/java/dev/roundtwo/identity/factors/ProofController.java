package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.password.PasswordSignIn;
import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows again who one is, before something sensitive: by password, code or passkey. */
@Controller
@RequestMapping("/account/proof")
class ProofController {

    private static final String PAGE = "identity/account/proof";
    static final String HOME = "/account/security";

    private final Accounts accounts;
    private final ProofWays ways;
    private final PasswordSignIn passwords;
    private final SecondFactors factors;
    private final SignIns signIns;
    private final Pages pages;

    ProofController(
            Accounts accounts,
            ProofWays ways,
            PasswordSignIn passwords,
            SecondFactors factors,
            SignIns signIns,
            Pages pages) {
        this.accounts = accounts;
        this.ways = ways;
        this.passwords = passwords;
        this.factors = factors;
        this.signIns = signIns;
        this.pages = pages;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String next, Model model) {
        return page(me, next, model);
    }

    @PostMapping("/password")
    String byPassword(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (passwords.proves(me.accountId(), password, request.getRemoteAddr())) {
            return proved(request, Proof.PASSWORD, next);
        }
        return refused(me, "passwordRefusal", "identity.password.wrong", next, response, model);
    }

    @PostMapping("/code")
    String byCode(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            return proved(request, factors.prove(me.accountId(), code, request), next);
        } catch (RuleBroken wrong) {
            return refused(me, "codeRefusal", wrong.code(), next, response, model);
        }
    }

    /** The demo's door has no lock, so there is nothing its people could show. */
    @PostMapping("/demo")
    String inTheDemo(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request) {
        UUID id = me.accountId();
        if (accounts.find(id).filter(Account::demo).isEmpty()) {
            throw new NotFound("demo account", id);
        }
        return proved(request, Proof.DEMO, next);
    }

    private String proved(HttpServletRequest request, Proof by, @Nullable String next) {
        signIns.provedAgain(request, by);
        return "redirect:" + LocalPath.or(next, HOME);
    }

    private String refused(
            SignedIn me, String name, String code, @Nullable String next, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(name, pages.text(code));
        return page(me, next, model);
    }

    private String page(SignedIn me, @Nullable String next, Model model) {
        model.addAttribute("ways", ways.of(me.accountId())).addAttribute("next", LocalPath.orNull(next));
        return PAGE;
    }
}
