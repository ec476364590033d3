package dev.roundtwo.identity.passkeys;

import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.sessions.HalfSession;
import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in with a passkey, as the only proof or as the second, and showing again with one who one is. */
@Controller
class PasskeySignInController {

    private final Passkeys passkeys;
    private final SignIns signIns;
    private final HalfSession half;
    private final Guesses guesses;
    private final Pages pages;

    PasskeySignInController(Passkeys passkeys, SignIns signIns, HalfSession half, Guesses guesses, Pages pages) {
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.half = half;
        this.guesses = guesses;
        this.pages = pages;
    }

    @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(HttpServletRequest request, HttpServletResponse response) {
        guesses.admitLook("passkey-options", request.getRemoteAddr());
        return passkeys.toAsk(request, response);
    }

    @PostMapping("/sign-in/passkey")
    String signIn(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes onward) {
        guesses.admitRequest("passkey", request.getRemoteAddr());
        Optional<UUID> owner = passkeys.owner(credential, request);
        if (owner.isPresent()) {
            return "redirect:" + signIns.signIn(request, response, owner.get(), Proof.PASSKEY, next);
        }
        return refused(half.of(request).isPresent() ? "/sign-in/second-factor" : "/sign-in", next, onward);
    }

    @PostMapping("/account/proof/passkey")
    String prove(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            RedirectAttributes onward) {
        guesses.admitRequest("passkey", request.getRemoteAddr());
        if (passkeys.owner(credential, request).filter(me.accountId()::equals).isPresent()) {
            signIns.provedAgain(request, Proof.PASSKEY);
            return "redirect:" + LocalPath.or(next, "/account/security");
        }
        return refused("/account/proof", next, onward);
    }

    private String refused(String page, @Nullable String next, RedirectAttributes onward) {
        onward.addFlashAttribute("passkeyRefusal", pages.text("identity.passkey.refused"));
        String path = LocalPath.orNull(next);
        if (path != null) {
            onward.addAttribute("next", path);
        }
        return "redirect:" + page;
    }
}
