package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.signon.Journeys.Stranger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A provider vouched for somebody else than who is signed in: nobody is exchanged for another without saying so. */
@Controller
@RequestMapping(InsteadController.PAGE)
class InsteadController {

    static final String PAGE = "/sign-in/instead";

    private final Journeys journeys;
    private final TrustedProviders providers;
    private final ProviderDoor door;

    InsteadController(Journeys journeys, TrustedProviders providers, ProviderDoor door) {
        this.journeys = journeys;
        this.providers = providers;
        this.door = door;
    }

    @GetMapping
    String ask(@AuthenticationPrincipal @Nullable SignedIn me, HttpServletRequest request, Model model) {
        Stranger other = journeys.other(request).orElse(null);
        if (me == null || other == null) {
            return "redirect:/workspaces";
        }
        model.addAttribute("other", other);
        return "tenancy/signon/instead";
    }

    @PostMapping
    String goOn(HttpServletRequest request, HttpServletResponse response) {
        return journeys.other(request)
                .flatMap(other -> providers
                        .at(other.provider())
                        .flatMap(from -> door.instead(from, other.person(), other.next(), request, response)))
                .map(path -> "redirect:" + path)
                .orElse("redirect:/workspaces");
    }
}
