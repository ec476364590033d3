package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast;
import dev.roundtwo.platform.Ids;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A workspace of the cast whose people sign in through a foreign provider, and browsers on the way there and back. */
final class Team {

    final Cast.People people;
    final ForeignProvider foreign;
    final TrustedProvider provider;
    private final MockMvcTester web;

    private Team(Cast.People people, ForeignProvider foreign, TrustedProvider provider, MockMvcTester web) {
        this.people = people;
        this.foreign = foreign;
        this.provider = provider;
        this.web = web;
    }

    static Team of(Cast.People people, ForeignProvider foreign, Providers providers, MockMvcTester web, String kind)
            throws Exception {
        String client = "client-" + Ids.next();
        String secret = kind.equals("GITHUB") ? "github secret" : ForeignProvider.SECRET;
        var form = new ProviderForm(kind, "Foreign", foreign.issuer, client, secret, true, "", "");
        UUID id = in(people.ada(), () -> providers.add(people.ada(), form));
        TrustedProvider provider = in(people.ada(), () -> providers.one(people.ada(), id));
        foreign.behaves();
        foreign.knows(client, "http://localhost:8080" + provider.path() + "/callback");
        return new Team(people, foreign, provider, web);
    }

    /** Leaves for the provider; the browser and where it goes. */
    Away leaves(@Nullable Cookie browser, @Nullable String next) {
        var request = web.get().uri(provider.path());
        if (next != null) {
            request = request.param("next", next);
        }
        if (browser != null) {
            request = request.cookie(browser);
        }
        MvcTestResult sent = request.exchange();
        String to = Objects.requireNonNull(sent.getResponse().getRedirectedUrl(), () -> "sent on, not " + sent);
        Cookie session = sent.getResponse().getCookie("roundtwo");
        return new Away(Objects.requireNonNull(session == null ? browser : session), to);
    }

    /** There and back. */
    Visit visits(@Nullable Cookie browser, @Nullable String next) {
        Away away = leaves(browser, next);
        MvcTestResult back = returns(away.browser, foreign.walk(away.to));
        Cookie renewed = back.getResponse().getCookie("roundtwo");
        return new Visit(back, renewed == null ? away.browser : renewed);
    }

    MvcTestResult returns(@Nullable Cookie browser, URI back) {
        var request = web.get().uri(URI.create(back.getRawPath() + "?" + back.getRawQuery()));
        return (browser == null ? request : request.cookie(browser)).exchange();
    }

    MvcTestResult get(String path, Cookie browser) {
        return web.get().uri(path).cookie(browser).exchange();
    }

    MvcTestResult post(String path, Cookie browser, String... parameters) {
        var request = web.post().uri(path).cookie(browser).with(form());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    MvcTestResult asAda(String path, String... parameters) {
        var request = web.post().uri(path).with(as(people.ada()));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    String home() {
        return "/w/" + people.ada().workspaceSlug();
    }

    String settings() {
        return home() + "/settings/sign-in";
    }

    void misbehaves(String key, Object value) {
        foreign.misbehaves(Map.of(key, value));
    }

    /** Signs in by password in the browser. */
    Cookie signsIn(Cookie browser, String email, String password) {
        MvcTestResult in = post("/sign-in", browser, "email", email, "password", password);
        return Objects.requireNonNull(in.getResponse().getCookie("roundtwo"), "a session cookie");
    }

    /** What came of it, and the browser's session since. */
    record Visit(MvcTestResult result, Cookie browser) {}

    record Away(Cookie browser, String to) {}
}
