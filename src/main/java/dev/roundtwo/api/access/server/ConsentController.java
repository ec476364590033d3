package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks whether a client may act for who is signed in. What is shown comes from what is stored, never from the address. */
@Controller
class ConsentController {

    private final Grants grants;
    private final GrantSteps steps;
    private final Clients clients;
    private final AuthorizeAnswers answers;

    ConsentController(Grants grants, GrantSteps steps, Clients clients, AuthorizeAnswers answers) {
        this.grants = grants;
        this.steps = steps;
        this.clients = clients;
        this.answers = answers;
    }

    /** On to the page itself, which stands behind the workspace's door: that may ask for a second factor, or its provider. */
    @GetMapping("/oauth2/consent")
    String ask(
            @AuthenticationPrincipal @Nullable SignedIn me,
            @RequestParam(defaultValue = "") String state,
            HttpServletResponse response,
            Model model) {
        if (me == null) {
            return "redirect:/sign-in";
        }
        Optional<String> slug = grants.asking(me.accountId(), state)
                .map(grant -> clients.findById(grant.client().text()))
                .map(client -> client.getClientSettings().getSetting(Clients.SLUG));
        return slug.isEmpty() ? late(response, model) : "redirect:/w/" + slug.get() + "/apps/" + state;
    }

    @AsksAgain
    @GetMapping("/w/{workspace}/apps/{state}")
    String show(Member me, @PathVariable String state, HttpServletResponse response, Model model) {
        Optional<Grant> asked = grants.asking(me.accountId(), state)
                .filter(grant -> grant.live() && grant.client().workspace().equals(me.workspaceId()));
        RegisteredClient client =
                asked.map(grant -> clients.findById(grant.client().text())).orElse(null);
        if (client == null) {
            return late(response, model);
        }
        Grant grant = asked.get();
        steps.shown(grant, me.soleProvider());
        List<ApiScope> scopes = Stream.of(ApiScope.values())
                .filter(scope -> grant.scopes().contains(scope.code()))
                .toList();
        model.addAttribute("app", client.getClientName());
        model.addAttribute("workspace", client.getClientSettings().getSetting(Clients.WORKSPACE_NAME));
        model.addAttribute(
                "place", URI.create(String.valueOf(grant.redirectUri())).getAuthority());
        model.addAttribute("clientId", client.getClientId());
        model.addAttribute("state", state);
        model.addAttribute("scopes", scopes);
        return "api/consent/ask";
    }

    /** No. A consent given before, for less, stays as it is. Yes goes to the authorization endpoint itself. */
    @PostMapping("/oauth2/consent/refusal")
    String refuse(
            @AuthenticationPrincipal @Nullable SignedIn me,
            @RequestParam(defaultValue = "") String state,
            HttpServletResponse response,
            Model model) {
        Optional<Grant> asked = me == null ? Optional.empty() : grants.asking(me.accountId(), state);
        if (asked.isEmpty()) {
            return late(response, model);
        }
        Grant grant = asked.get();
        steps.drop(grant);
        String address = String.valueOf(grant.redirectUri());
        Map<String, @Nullable String> answer = new HashMap<>();
        answer.put("error", "access_denied");
        answer.put("state", grant.state());
        model.addAttribute("place", URI.create(address).getAuthority());
        return ResumeController.onward(answers.url(address, answer), response, model);
    }

    private static String late(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("why", "late");
        return "api/consent/refused";
    }
}
