package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows again who one is by mail, where there is neither password nor code nor passkey. */
@Controller
@RequestMapping("/account/proof/mails")
class ProofMailController {

    private final ProofWays ways;

    ProofMailController(ProofWays ways) {
        this.ways = ways;
    }

    /** Mails a link that signs in anew and leads on. */
    @PostMapping
    String byMail(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            Model model) {
        Account account = ways.mail(me.accountId(), LocalPath.or(next, ProofController.HOME), request);
        model.addAttribute("email", account.email()).addAttribute("outbox", ways.outbox());
        return "identity/sign-in/sent";
    }
}
