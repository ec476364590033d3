package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A team's own sign-in page. It shows the providers that the team set up and nothing else: a team without any looks like one
 * that does not exist.
 */
@Controller
class TeamDoorController {

    private final TrustedProviders providers;
    private final Workspaces workspaces;
    private final Journeys journeys;

    TeamDoorController(TrustedProviders providers, Workspaces workspaces, Journeys journeys) {
        this.providers = providers;
        this.workspaces = workspaces;
        this.journeys = journeys;
    }

    /** The field on the sign-in page: a team's name in addresses, or a whole address of one of its pages. */
    @GetMapping("/sign-in/team")
    String find(
            @RequestParam(defaultValue = "") String address, @RequestParam(required = false) @Nullable String next) {
        String slug = address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^.*/w/", "")
                .replaceFirst("[/?#].*", "")
                .replaceAll("[^a-z0-9-]", "");
        String onward = LocalPath.orNull(next);
        return "redirect:/sign-in/w/" + (slug.isEmpty() ? "-" : slug)
                + (onward == null ? "" : "?next=" + URLEncoder.encode(onward, StandardCharsets.UTF_8));
    }

    @GetMapping("/sign-in/w/{slug}")
    String show(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String next,
            @AuthenticationPrincipal @Nullable SignedIn me,
            Model model) {
        List<TrustedProvider> ways = providers.of(slug);
        model.addAttribute("slug", slug)
                .addAttribute("ways", ways)
                .addAttribute("next", LocalPath.or(next, ways.isEmpty() ? "/workspaces" : "/w/" + slug));
        Member member =
                me == null ? null : workspaces.member(slug, me.accountId()).orElse(null);
        boolean sole = member != null && ways.stream().anyMatch(TrustedProvider::sole);
        model.addAttribute("member", member)
                .addAttribute("sole", sole)
                .addAttribute("wayBack", sole && member != null && member.may(Role.OWNER));
        return "tenancy/signon/team";
    }

    /** Whoever came back from a provider, and is known to nobody here. */
    @GetMapping("/sign-in/unlinked")
    String unlinked(@AuthenticationPrincipal @Nullable SignedIn me, HttpServletRequest request, Model model) {
        if (me != null) {
            return "redirect:/account/identities/new";
        }
        var stranger = journeys.stranger(request);
        if (stranger.isEmpty()) {
            return "redirect:/sign-in";
        }
        model.addAttribute("stranger", stranger.get());
        return "tenancy/signon/unlinked";
    }
}
