package dev.roundtwo.roles;

import static dev.roundtwo.Cast.as;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The address of a route with real ids in it: for who is allowed, of what is theirs or new; for who is not, of what is another's. */
final class Addresses {

    private static final Pattern AFTER = Pattern.compile(".*/(debrief|feedback|timeline|closure)(/.*)?");
    private static final Pattern BEFORE =
            Pattern.compile(".*/(cancellation|times|wishes/.*|attendance|links/\\{seat}|join/.*)");
    private static final Pattern TAKES_SET = Pattern.compile("DELETE .*|POST .*/(deletion|removal|publication)");

    private final MockMvcTester web;
    private final Company company;
    private final Talks talks;
    private final Things things;
    private final Practices practices;
    private final Looks looks;
    private final Hooks hooks;
    private final Inboxes inboxes;
    private final Calendars calendars;
    private final Appointed appointed;
    /** What apps ask of two people, for those who may not answer it. */
    private final Map<Who, String> asked = new EnumMap<>(Who.class);

    Addresses(
            MockMvcTester web,
            Company company,
            Talks talks,
            Things things,
            Practices practices,
            Looks looks,
            Hooks hooks,
            Inboxes inboxes,
            Calendars calendars,
            Appointed appointed)
            throws Exception {
        this.appointed = appointed;
        this.web = web;
        this.company = company;
        this.talks = talks;
        this.things = things;
        this.practices = practices;
        this.looks = looks;
        this.hooks = hooks;
        this.inboxes = inboxes;
        this.calendars = calendars;
        for (Who who : List.of(Who.OWNER, Who.ADMIN)) {
            asked.put(who, asks(who));
        }
    }

    String of(String route, Who who, @Nullable Member self, boolean allowed) throws Exception {
        String path = looks.path(route.substring(route.indexOf(' ') + 1), allowed);
        path = inboxes.path(path, who, allowed);
        path = appointed.path(path, self, allowed);
        Talks.Talk talk = talk(route, who, allowed);
        if (path.contains("/interviews/{id}/links/")) {
            path = path.replace("{id}", (who == Who.ASKER ? talk.peers() : talk.guests()).toString());
        }
        path = path.replace("{workspace}", company.slug())
                .replace("{room}", talk.of(who).toString())
                .replace("/interviews/{id}", "/interviews/" + talk.of(who))
                .replace("{seat}", talk.guestsSeat().toString())
                .replace("{wish}", talk.guestsSeat().toString())
                .replace("{field}", "level.reliability")
                .replaceAll("\\{(number|version)}", "1");
        if (path.startsWith("/join/")) {
            String rest = path.substring("/join/{slug}/{token}".length());
            return (allowed ? talk.guestsLink() : "/join/" + company.slug() + "/long-gone") + rest;
        }
        if (path.startsWith("/calendar/") || path.startsWith("/reschedule/")) {
            return calendars.path(path, allowed);
        }
        if (path.startsWith("/sign-in") || path.startsWith("/invitations/")) {
            return byLink(path, allowed);
        }
        return path.startsWith("/account") || path.startsWith("/oauth2") || path.contains("/apps/")
                ? ofOnesOwn(path, who, allowed)
                : inTheWorkspace(
                        route, hooks.path(route, practices.path(route, path, self, allowed), allowed), self, allowed);
    }

    /** After the talk for what comes after it; its end is tried where it has ended, so that the room goes on for the others. */
    Talks.Talk talk(String route, Who who, boolean allowed) {
        boolean ended = allowed && route.endsWith("/finish") && who != Who.ASKER;
        return ended || AFTER.matcher(route).matches()
                ? talks.over
                : BEFORE.matcher(route).matches() ? talks.ahead : talks.live;
    }

    private String byLink(String path, boolean good) throws Exception {
        String token = !good
                ? "long-gone"
                : path.startsWith("/sign-in/link")
                        ? things.signInLink(things.leaver)
                        : path.startsWith("/invitations/")
                                ? things.invitation().link().replaceFirst(".*/", "")
                                : "";
        return path.replace("{token}", token)
                .replace("{slug}", company.slug())
                .replace("{provider}", company.slug() + "." + (good ? things.handle : "zzzzzzzz"));
    }

    private String ofOnesOwn(String path, Who who, boolean own) throws Exception {
        Who whose = own && who.hasAccount() ? who : who == Who.OWNER ? Who.ADMIN : Who.OWNER;
        Things.Owned owned = things.of(whose);
        UUID parcel = own && path.contains("{parcel}") ? things.parcel(company.person(who), null) : owned.parcel();
        return path.replace("/passkeys/{id}", "/passkeys/" + owned.passkey())
                .replace("/identities/{id}", "/identities/" + owned.identity())
                .replace("{app}", owned.app().toString())
                .replace("{parcel}", parcel.toString())
                .replace("/workspaces/{id}", "/workspaces/" + things.closed.workspaceId())
                .replace("{slug}", things.sole.workspaceSlug())
                .replace("{state}", path.contains("{state}") ? asking(who, own) : "");
    }

    /** An app asks the person: the state of the page on which they say yes or no. */
    String asking(Who reader, boolean own) throws Exception {
        if (!own || !reader.hasAccount()) {
            return Objects.requireNonNull(asked.get(reader == Who.OWNER ? Who.ADMIN : Who.OWNER));
        }
        return asks(reader);
    }

    private String asks(Who who) throws Exception {
        String to = web.get()
                .uri("/oauth2/authorize")
                .queryParam("response_type", "code")
                .queryParam("client_id", things.clientId())
                .queryParam("redirect_uri", "https://app.example.org/back")
                .queryParam("scope", "members:read")
                .queryParam("code_challenge", "c".repeat(43))
                .queryParam("code_challenge_method", "S256")
                .with(as(company.person(who)))
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        String state = Objects.requireNonNull(to).replaceFirst(".*[?&]state=([^&]*).*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }

    private String inTheWorkspace(String route, String path, @Nullable Member self, boolean allowed) throws Exception {
        boolean fresh = allowed && TAKES_SET.matcher(route).matches();
        Things.Draft draft = fresh && path.contains("/sets/") ? things.draft() : things.draft;
        UUID set = path.matches(".*/(versions|retirement|restoration)") ? talks.set : draft.set();
        UUID account = route.matches("(POST .*/people/.*/removal|DELETE .*)") && allowed
                ? self != null && !self.may(Role.ADMIN) ? self.accountId() : things.leaver()
                : things.leaver;
        return path.replace("/sets/{id}", "/sets/" + set)
                .replace("{item}", draft.item().toString())
                .replace("/questions/{id}", "/questions/" + things.question)
                .replaceAll(
                        "\\{invitation}|(?<=/invitations/)\\{id}",
                        (fresh || path.contains("withdrawal") && allowed
                                        ? things.invitation().id()
                                        : things.invitation)
                                .toString())
                .replace("{account}", account.toString())
                .replace(
                        "{client}",
                        (allowed && path.contains("{client}") && path.endsWith("/deletion")
                                        ? things.client()
                                        : things.client)
                                .toString())
                .replace("{secret}", (allowed ? things.secret() : things.secret).toString())
                .replace("{issuer}", (allowed ? things.issuer() : things.issuer).toString())
                .replace(
                        "/providers/{id}",
                        "/providers/"
                                + (fresh
                                        ? things.provider(
                                                company.person(Who.OWNER),
                                                Ids.next().toString().substring(28))
                                        : things.provider))
                .replace("{domain}", domain(allowed))
                .replace(
                        "{parcel}",
                        (allowed
                                        ? things.parcel(
                                                company.person(Who.OWNER),
                                                company.person(Who.OWNER).workspaceId())
                                        : things.parcel)
                                .toString())
                .replace("/jobs/{id}", "/jobs/" + things.failure)
                .replace("{slug}", company.slug());
    }

    private String domain(boolean allowed) throws Exception {
        if (allowed) {
            things.domain();
        }
        return "example.org";
    }
}
