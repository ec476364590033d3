package dev.roundtwo.roles;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;

import dev.roundtwo.roles.RolesTable.Cell;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvcTester web;
    final Company company;
    private final Talks talks;
    private final Things things;
    private final Addresses addresses;
    private final Papers papers;
    private boolean scoped = true;

    Walk(ApplicationContext house, MockMvcTester web) throws Exception {
        this.web = web;
        company = new Company(house);
        talks = new Talks(house, web, company);
        things = new Things(house, company);
        Practices practices = new Practices(house, company);
        Looks looks = new Looks(house, company, talks);
        addresses = new Addresses(
                web,
                company,
                talks,
                things,
                practices,
                looks,
                new Hooks(house, company),
                new Inboxes(house, company),
                new Calendars(house, company),
                new Appointed(house, company));
        papers = new Papers(house, company, talks, things);
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

    /** A page's form before somebody who may send it, of a thing made for it. */
    Sheet sheet(String route, Who who) throws Exception {
        Member self = who.hasAccount() ? company.person(who) : null;
        String path = addresses.of(route, who, self, true);
        return new Sheet(web, path, sender(who, self, false, addresses.talk(route, who, true)), from(who));
    }

    private int tries(String route, Who who, boolean allowed, Cell cell) throws Exception {
        Member self = allowed
                        && cell == Cell.OWN
                        && route.matches("(POST|DELETE) .*(/removal|members/\\{account})")
                        && route.contains("{account}")
                ? company.joins(
                        "Ben Okafor", who.hasAccount() ? company.person(who).role() : Role.MEMBER)
                : who.hasAccount() ? company.person(who) : null;
        String path =
                papers.path(addresses.of(route, who, self, allowed), who, addresses.talk(route, who, allowed), allowed);
        MvcTestResult result = sends(route, path, who, self, allowed);
        if (result.getUnresolvedException() != null) {
            return 500;
        }
        String onward = String.valueOf(result.getResponse().getRedirectedUrl());
        boolean toSignIn = onward.matches("(http://localhost)?/sign-in(\\?next=.*)?")
                && !route.contains(" /sign-in")
                && !route.contains(" /demo");
        boolean toProof = onward.matches("(http://localhost)?/(account/proof|sign-in/second-factor)(\\?.*)?")
                && !route.matches("\\S+ /(sign-in|account/proof).*");
        return toSignIn ? 401 : toProof ? 403 : result.getResponse().getStatus();
    }

    private MvcTestResult sends(String route, String path, Who who, @Nullable Member self, boolean allowed)
            throws Exception {
        boolean api = path.startsWith("/api/v1");
        HttpMethod verb = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        RequestPostProcessor sender =
                sender(who, self, api, route.contains("/rooms/") ? addresses.talk(route, who, allowed) : talks.ahead);
        if (route.matches("POST .*(/sets/imports|/files|/account/picture)")) {
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
            request = request.queryParam("state", addresses.asking(who, allowed));
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

    /** Everybody from an address of their own, as guesses are slowed down by address. */
    private static RequestPostProcessor from(Who who) {
        return request -> {
            request.setRemoteAddr("10.20." + who.ordinal() + "." + NUMBER.incrementAndGet() % 250);
            return request;
        };
    }
}
