package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.external.NotVouched;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What follows a provider's answer: signed in, asked whose account it is, told why not, or a report to the admin. */
@Component
class ProviderDoor {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderDoor.class);

    private final Reception reception;
    private final Journeys journeys;
    private final SignIns signIns;
    private final Workspaces workspaces;
    private final Pages pages;
    private final Clock clock;

    ProviderDoor(
            Reception reception, Journeys journeys, SignIns signIns, Workspaces workspaces, Pages pages, Clock clock) {
        this.reception = reception;
        this.journeys = journeys;
        this.signIns = signIns;
        this.workspaces = workspaces;
        this.pages = pages;
        this.clock = clock;
    }

    /** Signs the person in, or asks them whose account it is; the path to go on. */
    String open(
            TrustedProvider from,
            Vouched person,
            @Nullable SignedIn me,
            @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        UUID here = me == null ? null : me.accountId();
        Optional<UUID> account = reception.receive(from, person, here, next);
        if (account.isEmpty()) {
            journeys.keep(request, from, person, next);
            return me == null ? "/sign-in/unlinked" : "/account/identities/new";
        }
        journeys.forgetStranger(request);
        if (here != null && !account.get().equals(here)) {
            journeys.keepOther(request, from, person, next);
            return InsteadController.PAGE;
        }
        return enter(from, person, account.get(), here, next, request, response);
    }

    /** Signs the person in instead of whoever is, as they have said on a page of ours; where there is no more to it, the path. */
    Optional<String> instead(
            TrustedProvider from,
            Vouched person,
            @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        return reception.receive(from, person, null, next).map(account -> {
            journeys.forgetOther(request);
            return enter(from, person, account, null, next, request, response);
        });
    }

    private String enter(
            TrustedProvider from,
            Vouched person,
            UUID account,
            @Nullable UUID here,
            @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        String path = path(from, person, account, next);
        if (!account.equals(here)) {
            path = signIns.signInThrough(request, response, account, person.twice(), path);
        }
        Through.note(request, account, from, clock.instant());
        reception.vouched(from, account);
        return path;
    }

    /** The team's page, where people choose themselves to go to the provider. */
    String ask(TrustedProvider to, @Nullable String next) {
        String onward = LocalPath.orNull(next);
        return "/sign-in/w/" + to.workspaceSlug()
                + (onward == null ? "" : "?next=" + URLEncoder.encode(onward, StandardCharsets.UTF_8));
    }

    private String path(TrustedProvider from, Vouched person, UUID account, @Nullable String next) {
        boolean member = workspaces.member(from.workspaceSlug(), account).isPresent();
        if (!member && reception.wouldJoin(from, person, account)) {
            return Reception.FULL;
        }
        String home = member ? "/w/" + from.workspaceSlug() : "/workspaces";
        boolean used = member && next != null && next.startsWith("/invitations/" + from.workspaceSlug() + "/");
        return used ? home : LocalPath.or(next, home);
    }

    /** The page that says why nobody was signed in, and what else works. */
    String explain(
            TrustedProvider from, NotVouched failed, @Nullable String next, HttpServletResponse response, Model model) {
        LOG.atWarn()
                .addKeyValue("event", "provider-refused")
                .addKeyValue("provider", from.id())
                .addKeyValue("reason", failed.reason())
                .addKeyValue("detail", failed.detail())
                .log("Sign-in through a provider refused");
        response.setStatus(
                switch (failed.reason()) {
                    case AWAY -> HttpStatus.SERVICE_UNAVAILABLE.value();
                    case DECLINED -> HttpStatus.OK.value();
                    case UNFIT -> HttpStatus.BAD_GATEWAY.value();
                    case UNTRUSTED -> HttpStatus.BAD_REQUEST.value();
                });
        model.addAttribute("from", from)
                .addAttribute("reason", failed.reason().name())
                .addAttribute("next", LocalPath.orNull(next));
        return "tenancy/signon/refused";
    }

    /** Tells the admin who tried it that it works, and as whom it speaks of them. */
    String report(TrustedProvider from, Vouched person, RedirectAttributes once) {
        once.addFlashAttribute("tested", from.label());
        once.addFlashAttribute("testedAs", person.email() == null ? person.subject() : person.email());
        once.addFlashAttribute("testedVerified", person.emailVerified());
        once.addFlashAttribute("testedTwice", person.twice());
        return settings(from);
    }

    String report(TrustedProvider from, NotVouched failed, RedirectAttributes once) {
        once.addFlashAttribute("failed", from.label());
        once.addFlashAttribute(
                "failedWhy", pages.text("tenancy.sign-on.test." + failed.reason(), from.label(), failed.detail()));
        return settings(from);
    }

    private static String settings(TrustedProvider from) {
        return "/w/" + from.workspaceSlug() + "/settings/sign-in";
    }
}
