package dev.roundtwo.identity.passkeys;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.factors.FreshCodes;
import dev.roundtwo.identity.factors.RecoveryCodes;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The passkeys of the security page. */
@Controller
@AsksAgain
@RequestMapping("/account/security/passkeys")
class PasskeyController {

    private static final String BACK = "redirect:/account/security";

    private final Passkeys passkeys;
    private final SignIns signIns;
    private final Protection protection;
    private final RecoveryCodes recovery;
    private final FreshCodes fresh;
    private final Pages pages;

    PasskeyController(
            Passkeys passkeys,
            SignIns signIns,
            Protection protection,
            RecoveryCodes recovery,
            FreshCodes fresh,
            Pages pages) {
        this.fresh = fresh;
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.protection = protection;
        this.recovery = recovery;
        this.pages = pages;
    }

    @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(@AuthenticationPrincipal SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        return passkeys.toCreate(me.accountId(), request, response);
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            RedirectAttributes onward) {
        try {
            passkeys.add(me.accountId(), name, credential, request);
            signIns.renewed(request, me, true);
            if (recovery.left(me.accountId()) == 0) {
                fresh.make(me.accountId(), request);
                back(next, onward);
                return BACK + "/recovery-codes";
            }
            onward.addAttribute("done", "passkey");
        } catch (RuleBroken broken) {
            onward.addFlashAttribute("refusal", pages.text(broken.code()));
        }
        return back(next, onward);
    }

    @PostMapping("/{id}/name")
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes onward) {
        try {
            passkeys.rename(me.accountId(), id, name);
            onward.addAttribute("done", "renamed");
        } catch (RuleBroken broken) {
            onward.addFlashAttribute("refusal", pages.text(broken.code()));
        }
        return BACK;
    }

    @PostMapping("/{id}/removal")
    String remove(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            HttpServletRequest request,
            RedirectAttributes onward) {
        passkeys.remove(me.accountId(), id);
        protection.tidy(me.accountId());
        signIns.renewed(request, me, false);
        onward.addAttribute("done", "removed");
        return BACK;
    }

    private static String back(@Nullable String next, RedirectAttributes onward) {
        String path = LocalPath.orNull(next);
        if (path != null) {
            onward.addAttribute("next", path);
        }
        return BACK;
    }
}
