package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.Network;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.external.CodeFlow;
import dev.roundtwo.identity.external.NotVouched;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.tenancy.signon.Journeys.Journey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way to a provider, and back from it. Both are links: a form may not lead to another site. */
@Controller
@RequestMapping("/sign-in/with/{provider}")
class SignOnController {

    private final TrustedProviders providers;
    private final CodeFlow flow;
    private final Journeys journeys;
    private final ProviderDoor door;
    private final Turnstile turnstile;
    private final Limits limits;

    SignOnController(
            TrustedProviders providers,
            CodeFlow flow,
            Journeys journeys,
            ProviderDoor door,
            Turnstile turnstile,
            Limits limits) {
        this.providers = providers;
        this.flow = flow;
        this.journeys = journeys;
        this.door = door;
        this.turnstile = turnstile;
        this.limits = limits;
    }

    @GetMapping
    String depart(
            @PathVariable String provider,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        TrustedProvider to = provider(provider);
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return "redirect:"
                    + door.ask(to, next); // another site's link: whoever runs it could sign people in as somebody
        }
        limits.takeFor(Limited.REQUESTS, Network.of(request.getRemoteAddr()));
        try {
            var departure = flow.depart(providers.client(to));
            journeys.begin(request, Journey.of(to, departure, LocalPath.orNull(next), false, journeys.now()));
            return "redirect:" + departure.address();
        } catch (NotVouched failed) {
            return door.explain(to, failed, next, response, model);
        }
    }

    @GetMapping("/callback")
    String arrive(
            @PathVariable String provider,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes once,
            Model model) {
        TrustedProvider from = provider(provider);
        Map<String, String> answer = answer(request);
        Journey journey = journeys.end(request, answer.get("state"), provider).orElse(null);
        if (journey == null) {
            return door.explain(from, new NotVouched(NotVouched.Reason.UNTRUSTED, "state"), null, response, model);
        }
        try {
            Vouched person = flow.arrive(providers.client(from), journey.departure(), answer);
            turnstile.pass(from, person, request.getRemoteAddr());
            return "redirect:"
                    + (journey.test()
                            ? door.report(from, person, once)
                            : door.open(from, person, me, journey.next(), request, response));
        } catch (NotVouched failed) {
            return journey.test()
                    ? "redirect:" + door.report(from, failed, once)
                    : door.explain(from, failed, journey.next(), response, model);
        }
    }

    private TrustedProvider provider(String address) {
        return providers.at(address).orElseThrow(() -> new NotFound("provider", "given"));
    }

    /** Each parameter, when it was given once. */
    private static Map<String, String> answer(HttpServletRequest request) {
        Map<String, String> answer = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length == 1) {
                answer.put(name, values[0]);
            }
        });
        return answer;
    }
}
