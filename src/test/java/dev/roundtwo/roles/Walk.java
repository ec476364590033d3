package dev.roundtwo.roles;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.roles.RolesTable.Cell;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Tries routes. What is refused is tried on what stands there for everybody and, where somebody has one of their own, on
 * another's; what is allowed on what may go: their own, or a new one where doing it takes it away.
 */
final class Walk {

    private static final Pattern AFTER = Pattern.compile(".*/(debrief|feedback|timeline|closure)(/.*)?");
    private static final Pattern BEFORE = Pattern.compile(".*/(cancellation|links/\\{seat}|join/.*)");
    private static final Pattern TAKES_SET = Pattern.compile("DELETE .*|POST .*/(deletion|removal|publication)");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvcTester web;
    final Company company;
    private final Talks talks;
    private final Things things;
    private boolean scoped = true;
    /** What apps ask of two people, for those who may not answer it. */
    private final Map<Who, String> asked = new EnumMap<>(Who.class);

    Walk(ApplicationContext house, MockMvcTester web) throws Exception {
        this.web = web;
        company = new Company(house);
        talks = new Talks(house, web, company);
        things = new Things(house, company);
        for (Who who : List.of(Who.OWNER, Who.ADMIN)) {
            asked.put(who, asks(who));
        }
    }

    /** The status of the answer; 401 for a way to the sign-in page, 500 for an exception that nothing caught. */
    int tries(String route, Who who, Cell cell) throws Exception {
        boolean allowed = cell != Cell.NO && cell != Cell.DEMO;
        return tries(route, who, allowed, cell);
    }

    /** The same with a token for no scope at all. */
    int triesWithoutScope(String route, Who who) throws Exception {
        scoped = false;
        try {
            return tries(route, who, false, Cell.NO);
        } finally {
            scoped = true;
        }
    }

    /** The same on what is another's, or by a link that is not good. */
    int triesOnOthers(String route, Who who, Cell cell) throws Exception {
        return tries(route, who, false, cell);
    }

    private int tries(String route, Who who, boolean allowed, Cell cell) throws Exception {
        Member self = allowed
                        && cell == Cell.OWN
                        && route.matches("(POST|DELETE) .*(/removal|members/\\{account})")
                        && route.contains("{account}")
                ? company.joins(
                        "Ben Okafor", who.hasAccount() ? company.person(who).role() : Role.MEMBER)
                : who.hasAccount() ? company.person(who) : null;
        String path = path(route, who, self, allowed);
        MvcTestResult result = sends(route, path, who, self, allowed);
        if (result.getUnresolvedException() != null) {
            return 500;
        }
        var answer = result.getResponse();
        boolean toSignIn = String.valueOf(answer.getRedirectedUrl()).matches("(http://localhost)?/sign-in(\\?next=.*)?")
                && !route.contains(" /sign-in")
                && !route.contains(" /demo");
        return toSignIn ? 401 : answer.getStatus();
    }

    private MvcTestResult sends(String route, String path, Who who, @Nullable Member self, boolean allowed)
            throws Exception {
        boolean api = path.startsWith("/api/v1");
        HttpMethod verb = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        RequestPostProcessor sender =
                sender(who, self, api, route.contains("/rooms/") ? talk(route, who, allowed) : talks.ahead);
        if (route.endsWith("/sets/imports") && verb == HttpMethod.POST) {
            return web.post()
                    .uri(path)
                    .multipart()
                    .file(new MockMultipartFile("file", "set.yaml", "text/plain", "x".getBytes(StandardCharsets.UTF_8)))
                    .with(sender)
                    .exchange();
        }
        var request = web.method(verb).uri(path).with(sender).with(from(who));
        String json = Bodies.json(route, talks, things);
        if (json != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(json);
        } else if (verb != HttpMethod.GET && !api) {
            request = request.contentType(MediaType.APPLICATION_FORM_URLENCODED);
            for (Map.Entry<String, String> typed : Bodies.form(route, things).entrySet()) {
                request = request.param(typed.getKey(), typed.getValue());
            }
        }
        if (verb == HttpMethod.PUT || verb == HttpMethod.DELETE) {
            request = request.header("If-Match", route.contains("/fields/") ? "\"0\"" : "*");
        }
        if (route.endsWith("/sets/choices")) {
            request = request.queryParam("question", things.question.toString());
        }
        if (route.contains("/oauth2/consent")) {
            request = request.queryParam("state", asking(who, allowed));
        }
        return route.endsWith("/events") ? request.asyncExchange() : request.exchange();
    }

    private RequestPostProcessor sender(Who who, @Nullable Member self, boolean api, Talks.Talk talk) {
        if (api) {
            return request -> {
                if (self != null) {
                    request.addHeader("Authorization", "Bearer " + token(who, self));
                }
                return request;
            };
        }
        if (self != null) {
            return as(self);
        }
        return request -> {
            form().postProcessRequest(request);
            if (who == Who.GUEST) {
                Cookie[] cookies = Arrays.copyOf(request.getCookies(), request.getCookies().length + 1);
                cookies[cookies.length - 1] = talk.guest();
                request.setCookies(cookies);
            }
            return request;
        };
    }

    private String token(Who who, Member self) {
        if (self != company.person(who)) {
            return things.token(self);
        }
        return scoped ? things.of(who).token() : things.of(who).scopeless();
    }

    private String path(String route, Who who, @Nullable Member self, boolean allowed) throws Exception {
        String path = route.substring(route.indexOf(' ') + 1);
        Talks.Talk talk = talk(route, who, allowed);
        if (path.contains("/interviews/{id}/links/")) {
            path = path.replace("{id}", (who == Who.ASKER ? talk.peers() : talk.guests()).toString());
        }
        path = path.replace("{workspace}", company.slug())
                .replace("{room}", talk.of(who).toString())
                .replace("/interviews/{id}", "/interviews/" + talk.of(who))
                .replace("{seat}", talk.guestsSeat().toString())
                .replace("{field}", "level.reliability")
                .replaceAll("\\{(number|version)}", "1");
        if (path.startsWith("/join/")) {
            return allowed ? talk.guestsLink() : "/join/" + company.slug() + "/long-gone";
        }
        if (path.startsWith("/sign-in") || path.startsWith("/invitations/")) {
            return byLink(path, allowed);
        }
        return path.startsWith("/account") || path.startsWith("/oauth2") || path.contains("/apps/")
                ? ofOnesOwn(path, who, allowed)
                : inTheWorkspace(route, path, self, allowed);
    }

    /** After the talk for what comes after it; its end is tried where it has ended, so that the room goes on for the others. */
    private Talks.Talk talk(String route, Who who, boolean allowed) {
        boolean ended = allowed && route.endsWith("/finish") && who != Who.ASKER;
        return ended || AFTER.matcher(route).matches()
                ? talks.over
                : BEFORE.matcher(route).matches() ? talks.ahead : talks.live;
    }

    /** Everybody from an address of their own, as guesses are slowed down by address. */
    private static RequestPostProcessor from(Who who) {
        return request -> {
            request.setRemoteAddr("10.20." + who.ordinal() + "." + NUMBER.incrementAndGet() % 250);
            return request;
        };
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
    private String asking(Who reader, boolean own) throws Exception {
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
                        (allowed && path.endsWith("/deletion") ? things.client() : things.client).toString())
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
