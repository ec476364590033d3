package dev.roundtwo.identity;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import jakarta.servlet.http.HttpServletResponse;
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

/** The account page: how others see one. */
@Controller
class AccountController {

    private final Accounts accounts;
    private final RegionalSettings regions;

    AccountController(Accounts accounts, RegionalSettings regions) {
        this.accounts = accounts;
        this.regions = regions;
    }

    @GetMapping("/account")
    String show(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String done, Model model) {
        Account account = account(me);
        model.addAttribute("named", new Named(account.name()))
                .addAttribute("region", Region.of(regions.of(me.accountId())))
                .addAttribute("done", done);
        return page(account, model);
    }

    @PostMapping("/account/name")
    String rename(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("named") Named named,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            accounts.rename(me.accountId(), named.name() == null ? "" : named.name());
            return "redirect:/account?done=name";
        } catch (RuleBroken broken) {
            wrong.rejectValue("name", broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("region", Region.of(regions.of(me.accountId())));
            return page(account(me), model);
        }
    }

    @PostMapping("/account/region")
    String region(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("region") Region region,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            regions.choose(me.accountId(), region.zone(), region.locale());
            return "redirect:/account?done=region";
        } catch (RuleBroken broken) {
            broken.all().forEach(each -> wrong.rejectValue(each.code().replaceAll(".*\\.", ""), each.code()));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Account account = account(me);
            model.addAttribute("named", new Named(account.name()));
            return page(account, model);
        }
    }

    /** The addresses that a refused form leaves in the browser. */
    @GetMapping({"/account/name", "/account/region"})
    String refused() {
        return "redirect:/account";
    }

    private static String page(Account account, Model model) {
        Object region = model.getAttribute("region");
        model.addAttribute("mine", account)
                .addAttribute("zones", Zones.NAMES)
                .addAttribute("locales", Region.manners(region instanceof Region chosen ? chosen.locale() : null));
        return "identity/account/show";
    }

    private Account account(SignedIn me) {
        UUID id = me.accountId();
        return accounts.find(id).orElseThrow(() -> new NotFound("account", id));
    }

    record Named(@Nullable String name) {}
}
