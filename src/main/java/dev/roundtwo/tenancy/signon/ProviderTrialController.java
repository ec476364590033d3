package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.external.CodeFlow;
import dev.roundtwo.identity.external.NotVouched;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.signon.Journeys.Journey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Goes to a provider and back without signing in, and tells the admin what came of it. */
@Controller
@AsksAgain
class ProviderTrialController {

    private final Providers providers;
    private final TrustedProviders clients;
    private final CodeFlow flow;
    private final Journeys journeys;
    private final ProviderDoor door;

    ProviderTrialController(
            Providers providers, TrustedProviders clients, CodeFlow flow, Journeys journeys, ProviderDoor door) {
        this.providers = providers;
        this.clients = clients;
        this.flow = flow;
        this.journeys = journeys;
        this.door = door;
    }

    @GetMapping("/w/{workspace}/settings/sign-in/providers/{id}/test")
    String test(Member me, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes once) {
        TrustedProvider provider = providers.one(me, id);
        try {
            var departure = flow.depart(clients.client(provider));
            journeys.begin(request, Journey.of(provider, departure, null, true, journeys.now()));
            return "redirect:" + departure.address();
        } catch (NotVouched failed) {
            return "redirect:" + door.report(provider, failed, once);
        }
    }
}
