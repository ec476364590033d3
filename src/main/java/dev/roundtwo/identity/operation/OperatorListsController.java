package dev.roundtwo.identity.operation;

import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accounts there are, found by e-mail, and those that operate. */
@Controller
@RequestMapping("/operator")
class OperatorListsController {

    private final AccountList accounts;

    OperatorListsController(AccountList accounts) {
        this.accounts = accounts;
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
}
