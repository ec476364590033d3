package dev.roundtwo.identity.security;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.factors.AuthenticatorApps;
import dev.roundtwo.identity.factors.FreshCodes;
import dev.roundtwo.identity.factors.RecoveryCodes;
import dev.roundtwo.identity.passkeys.Passkeys;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What opens the account: password, authenticator app, passkeys, recovery codes. */
@Controller
@AsksAgain
@RequestMapping("/account/security")
class SecurityController {

    private static final Pattern IN_WORKSPACE = Pattern.compile("/w/([a-z0-9-]{3,40})(?:[/?].*)?");

    private final Accounts accounts;
    private final Protection protection;
    private final AuthenticatorApps apps;
    private final Passkeys passkeys;
    private final RecoveryCodes recovery;
    private final FreshCodes fresh;

    SecurityController(
            Accounts accounts,
            Protection protection,
            AuthenticatorApps apps,
            Passkeys passkeys,
            RecoveryCodes recovery,
            FreshCodes fresh) {
        this.fresh = fresh;
        this.accounts = accounts;
        this.protection = protection;
        this.apps = apps;
        this.passkeys = passkeys;
        this.recovery = recovery;
    }

    /** With {@code next} in a workspace, the page says that the workspace asks for a second factor, and leads back. */
    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        UUID id = me.accountId();
        Account mine = accounts.find(id).orElseThrow(() -> new NotFound("account", id));
        String path = LocalPath.orNull(next);
        model.addAttribute("mine", mine)
                .addAttribute("app", apps.since(id).orElse(null))
                .addAttribute("passkeys", passkeys.of(id))
                .addAttribute("codes", recovery.left(id))
                .addAttribute("twofold", protection.isTwofold(id))
                .addAttribute("next", path)
                .addAttribute("asking", asking(path))
                .addAttribute("done", done);
        return "identity/security/show";
    }

    @PostMapping("/recovery-codes")
    String makeCodes(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        if (!protection.isTwofold(me.accountId())) {
            throw new RuleBroken("identity.recovery.none");
        }
        fresh.make(me.accountId(), request);
        return "redirect:/account/security/recovery-codes";
    }

    /** Shown this once; after that the way is to make others. */
    @GetMapping("/recovery-codes")
    String showCodes(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            Model model) {
        List<String> codes = fresh.take(me.accountId(), request);
        if (codes.isEmpty()) {
            return "redirect:/account/security?done=codes";
        }
        model.addAttribute("codes", codes).addAttribute("next", LocalPath.orNull(next));
        return "identity/security/codes";
    }

    private static @Nullable String asking(@Nullable String path) {
        Matcher workspace = IN_WORKSPACE.matcher(path == null ? "" : path);
        return workspace.matches() ? workspace.group(1) : null;
    }
}
