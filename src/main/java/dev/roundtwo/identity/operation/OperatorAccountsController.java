package dev.roundtwo.identity.operation;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accounts, for operators: found by e-mail, closed and opened, signed out, sent a link for a new password. */
@Controller
@RequestMapping("/operator")
class OperatorAccountsController {

    private final AccountList accounts;
    private final AccountDoors doors;
    private final AccountHelp help;
    private final OperatorRights rights;

    OperatorAccountsController(AccountList accounts, AccountDoors doors, AccountHelp help, OperatorRights rights) {
        this.accounts = accounts;
        this.doors = doors;
        this.help = help;
        this.rights = rights;
    }

    @GetMapping("/accounts")
    String index(
            Principal me,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        List<AccountRow> found = accounts.of(me, email, after);
        List<AccountRow> shown = found.stream().limit(AccountList.PAGE).toList();
        model.addAttribute("accounts", shown).addAttribute("email", email);
        model.addAttribute("first", after.isEmpty()).addAttribute("operators", false);
        model.addAttribute(
                "next", found.size() > AccountList.PAGE ? shown.getLast().email() : null);
        return "identity/operation/accounts";
    }

    @GetMapping("/operators")
    String operators(Principal me, Model model) {
        model.addAttribute("accounts", accounts.operators(me)).addAttribute("operators", true);
        model.addAttribute("first", true).addAttribute("next", null).addAttribute("email", "");
        return "identity/operation/accounts";
    }

    @GetMapping("/accounts/{account}")
    String show(Principal me, @PathVariable UUID account, @RequestParam @Nullable String done, Model model) {
        AccountRow row = accounts.one(me, account);
        model.addAttribute("account", row).addAttribute("done", done);
        model.addAttribute("self", row.is(me));
        return "identity/operation/account";
    }

    @AsksAgain
    @PostMapping("/accounts/{account}/disabling")
    String disable(
            Principal me,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes result) {
        return done(account, "disabled", result, () -> doors.disable(me, account, reason));
    }

    @AsksAgain
    @PostMapping("/accounts/{account}/enabling")
    String enable(Principal me, @PathVariable UUID account, RedirectAttributes result) {
        return done(account, "enabled", result, () -> doors.enable(me, account));
    }

    @AsksAgain
    @PostMapping("/accounts/{account}/endings")
    String endSessions(Principal me, @PathVariable UUID account, RedirectAttributes result) {
        return done(account, "ended", result, () -> help.endSessions(me, account));
    }

    @AsksAgain
    @PostMapping("/accounts/{account}/resets")
    String startReset(Principal me, @PathVariable UUID account, RedirectAttributes result) {
        return done(account, "reset", result, () -> help.startReset(me, account));
    }

    @AsksAgain
    @PostMapping("/accounts/{account}/operator")
    String grant(
            Principal me,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "false") boolean granted,
            RedirectAttributes result) {
        return done(account, granted ? "granted" : "revoked", result, () -> rights.grant(me, account, granted));
    }

    /** Back to the account's page, which says what was done or why it was not. */
    private static String done(UUID account, String done, RedirectAttributes result, Runnable act) {
        try {
            act.run();
            result.addAttribute("done", done);
        } catch (RuleBroken broken) {
            result.addFlashAttribute("refusal", broken.code());
        }
        return "redirect:/operator/accounts/" + account;
    }
}
