package dev.roundtwo.identity.signin;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for a sign-in link, and using it. Opening it only shows a button; the button signs in. */
@Controller
class SignInLinkController {

    private final SignInLinks links;
    private final SignIns signIns;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Pages pages;
    private final boolean outbox;

    SignInLinkController(
            SignInLinks links,
            SignIns signIns,
            Sessions sessions,
            Guesses guesses,
            Pages pages,
            @Value("${roundtwo.mail.outbox:false}") boolean outbox) {
        this.links = links;
        this.signIns = signIns;
        this.sessions = sessions;
        this.guesses = guesses;
        this.pages = pages;
        this.outbox = outbox;
    }

    @PostMapping("/sign-in/links")
    String request(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String local = LocalPath.orNull(next);
        model.addAttribute("email", email).addAttribute("next", local);
        try {
            String address = Accounts.checkedEmail(email);
            guesses.admitRequest("link", request.getRemoteAddr());
            if (guesses.mayMail("link", address, request.getRemoteAddr(), () -> links.isKnown(address, request))) {
                links.request(address, local);
            }
        } catch (RuleBroken wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("linkRefusal", pages.text(wrong.code()));
            return "identity/sign-in/new";
        } catch (Throttled slow) {
            long seconds = Math.max(1, slow.retryAfter().toSeconds());
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(seconds));
            model.addAttribute("linkRefusal", pages.text("identity.sign-in.slowed", seconds));
            return "identity/sign-in/new";
        }
        model.addAttribute("outbox", outbox);
        return "identity/sign-in/sent";
    }

    @GetMapping("/sign-in/link/{token}")
    String show(@PathVariable String token, HttpServletResponse response, Model model) {
        Optional<Account> account = links.look(token);
        account.ifPresentOrElse(
                found -> model.addAttribute("name", found.name()), () -> response.setStatus(HttpStatus.GONE.value()));
        return "identity/sign-in/link";
    }

    @PostMapping("/sign-in/link/{token}")
    String use(
            @PathVariable String token,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignInLinks.Used used;
        try {
            used = links.use(token, me == null ? null : me.accountId());
        } catch (NotFound gone) {
            response.setStatus(HttpStatus.GONE.value());
            return "identity/sign-in/link";
        }
        if (used.firstProof()) {
            sessions.endAll(used.account());
        }
        String next = used.passwordDropped() ? "/account?done=proven" : used.next();
        return "redirect:" + signIns.signIn(request, response, used.account(), Proof.LINK, next);
    }
}
