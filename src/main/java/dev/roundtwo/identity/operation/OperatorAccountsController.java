package dev.roundtwo.identity.operation;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One account, for operators: closed and opened, signed out, sent a link for a new password, made an operator. */
@Controller
@RequestMapping("/operator/accounts/{account}")
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

    @GetMapping
    String show(Principal me, @PathVariable UUID account, @RequestParam @Nullable String done, Model model) {
        model.addAttribute("done", done);
        return page(me, account, model);
    }

    @AsksAgain
    @PostMapping("/disabling")
    String disable(
            Principal me,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            doors.disable(me, account, reason);
            return "redirect:/operator/accounts/" + account + "?done=disabled";
        } catch (RuleBroken broken) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", broken.code()).addAttribute("reason", reason);
            return page(me, account, model);
        }
    }

    @AsksAgain
    @PostMapping("/enabling")
    String enable(Principal me, @PathVariable UUID account, RedirectAttributes result) {
        return done(account, "enabled", result, () -> doors.enable(me, account));
    }

    @AsksAgain
    @PostMapping("/endings")
    String endSessions(Principal me, @PathVariable UUID account, RedirectAttributes result) {
        return done(account, "ended", result, () -> help.endSessions(me, account));
    }

    @AsksAgain
    @PostMapping("/resets")
    String startReset(Principal me, @PathVariable UUID account, RedirectAttributes result) {
        return done(account, "reset", result, () -> help.startReset(me, account));
    }

    @AsksAgain
    @PostMapping("/operator")
    String grant(
            Principal me,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "false") boolean granted,
            RedirectAttributes result) {
        return done(account, granted ? "granted" : "revoked", result, () -> rights.grant(me, account, granted));
    }

    private String page(Principal me, UUID account, Model model) {
        AccountRow row = accounts.one(me, account);
        model.addAttribute("account", row).addAttribute("self", row.is(me));
        model.addAttribute("use", help.use(me, account));
        return "identity/operation/account";
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
