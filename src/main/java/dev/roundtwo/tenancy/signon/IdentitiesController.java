package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.signon.Journeys.Stranger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The identities at providers that sign in to one's account: seen, linked and unlinked by its owner, who proves to be it. */
@Controller
@RequestMapping("/account/identities")
@AsksAgain
class IdentitiesController {

    private final ExternalIdentities identities;
    private final Reception reception;
    private final TrustedProviders providers;
    private final Journeys journeys;
    private final Sessions sessions;
    private final Clock clock;

    IdentitiesController(
            ExternalIdentities identities,
            Reception reception,
            TrustedProviders providers,
            Journeys journeys,
            Sessions sessions,
            Clock clock) {
        this.identities = identities;
        this.reception = reception;
        this.providers = providers;
        this.journeys = journeys;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    String index(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("identities", identities.of(me.accountId()));
        model.addAttribute("ways", providers.ofAll(me.accountId()));
        return "tenancy/signon/identities";
    }

    /** Asks the owner of the account whether whoever came back from the provider is they. */
    @GetMapping("/new")
    String ask(HttpServletRequest request, Model model) {
        var stranger = journeys.stranger(request);
        if (stranger.isEmpty()) {
            return "redirect:/account/identities";
        }
        model.addAttribute("stranger", stranger.get());
        return "tenancy/signon/link";
    }

    @PostMapping
    String link(
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes once,
            Model model) {
        Stranger stranger = journeys.stranger(request).orElse(null);
        TrustedProvider provider =
                stranger == null ? null : providers.at(stranger.provider()).orElse(null);
        if (stranger == null || provider == null) {
            return "redirect:/account/identities";
        }
        boolean room;
        try {
            room = reception.link(provider, stranger.person(), me.accountId());
        } catch (RuleBroken broken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("stranger", stranger).addAttribute("refusal", broken.code());
            return "tenancy/signon/link";
        }
        journeys.forgetStranger(request);
        Through.note(request, me.accountId(), provider, clock.instant());
        once.addFlashAttribute("linked", stranger.label());
        return "redirect:" + (room ? LocalPath.or(stranger.next(), "/account/identities") : Reception.FULL);
    }

    /** Forgets whom the provider vouched for: it was somebody else. */
    @PostMapping("/refusal")
    String refuse(HttpServletRequest request) {
        journeys.forgetStranger(request);
        return "redirect:/account/identities";
    }

    /** Other sessions may have come in by it: they end. */
    @PostMapping("/{id}/removal")
    String unlink(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            HttpServletRequest request,
            RedirectAttributes once) {
        identities.unlink(me.accountId(), id);
        sessions.endOthers(me.accountId(), request.getSession().getId());
        once.addFlashAttribute("unlinked", true);
        return "redirect:/account/identities";
    }
}
