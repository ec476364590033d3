package dev.roundtwo.api.access.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Asking for authorization, and all the ways in which it is refused. */
class AuthorizeTests extends GrantedApp {

    AuthorizeTests() {
        super(ClientKind.SITE);
    }

    /** v5.0.0-10.4.6, for clients with a secret too. */
    @ParameterizedTest
    @ValueSource(strings = {"missing", "plain", "no method", "weak"})
    void withoutPkceByS256NothingIsAsked(String how) {
        for (ClientKind kind : List.of(ClientKind.SITE, ClientKind.APP)) {
            Map<String, String> request = request(kind);
            switch (how) {
                case "missing" -> request.keySet().removeAll(List.of("code_challenge", "code_challenge_method"));
                case "plain" ->
                    request.putAll(Map.of("code_challenge", Dance.VERIFIER, "code_challenge_method", "plain"));
                case "no method" -> request.remove("code_challenge_method");
                default -> request.put("code_challenge", "abc");
            }
            MvcTestResult answer = dance.authorize(people.chloe(), request);
            assertThat(answer).redirectedUrl().startsWith(Dance.BACK + "&error=invalid_request");
            assertThat(Dance.onward(answer))
                    .containsEntry("iss", reader.issuer())
                    .doesNotContainKey("code");
        }
    }

    private Map<String, String> request(ClientKind kind) {
        try {
            return dance.request(dance.registered(people.ada(), kind));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** v5.0.0-10.4.1, v5.0.0-3.7.1: not a letter may differ, and whoever tries is not sent anywhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/back",
                "https://app.example.org/back?from=round-two&more=1",
                "https://app.example.org/back/../evil?from=round-two",
                "https://app.example.org:443/back?from=round-two",
                "https://APP.example.org/back?from=round-two",
                "https://app.example.org.evil.example/back?from=round-two",
                "http://app.example.org/back?from=round-two",
                "https://app.example.org@evil.example/back?from=round-two",
                "https://evil.example/",
                "//evil.example",
                "javascript:alert(1)",
                ""
            })
    void anyOtherRedirectAddressIsAPageOfOurs(String address) {
        Map<String, String> request = dance.request(app);
        request.put("redirect_uri", address);
        for (Member person : new Member[] {people.chloe(), null}) {
            MvcTestResult answer = dance.authorize(person, request);
            assertThat(answer).hasStatus(400);
            assertThat(answer.getResponse().getRedirectedUrl()).isNull();
            assertThat(answer).bodyText().contains("This app cannot come in").doesNotContain("evil");
        }
        request.remove("redirect_uri");
        assertThat(dance.authorize(people.chloe(), request)).hasStatus(400);
    }

    /** v5.0.0-3.7.1: an error of another kind does not open the redirect either. */
    @Test
    void aWrongRequestWithAForeignAddressGoesNowhere() {
        for (String wrong : List.of("scope", "response_type", "code_challenge", "client_id")) {
            Map<String, String> request = dance.request(app);
            request.put("redirect_uri", "https://evil.example/");
            request.put(wrong, "nonsense");
            MvcTestResult answer = dance.authorize(people.chloe(), request);
            assertThat(answer).as(wrong).hasStatus(400);
            assertThat(answer.getResponse().getRedirectedUrl()).as(wrong).isNull();
        }
    }

    @Test
    void onlyRegisteredScopesCanBeAskedFor() {
        for (String scope : List.of("scorecards:write", "members:read scorecards:write", "openid", "everything")) {
            Map<String, String> request = dance.request(app);
            request.put("scope", scope);
            assertThat(dance.authorize(people.chloe(), request))
                    .as(scope)
                    .redirectedUrl()
                    .startsWith(Dance.BACK + "&error=invalid_scope");
        }
        Map<String, String> none = dance.request(app);
        none.remove("scope");
        assertThat(dance.authorize(people.chloe(), none)).redirectedUrl().contains("error=invalid_scope");
    }

    /** v5.0.0-10.4.4 */
    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "code token", ""})
    void thereIsNoImplicitGrant(String type) {
        Map<String, String> request = dance.request(app);
        request.put("response_type", type);
        MvcTestResult answer = dance.authorize(people.chloe(), request);
        assertThat(answer).hasStatus(400);
        assertThat(answer.getResponse().getRedirectedUrl()).isNull();
    }

    /** v5.0.0-10.4.4 */
    @Test
    void thereIsNoPasswordGrantAndNoOther() {
        for (String type :
                List.of("password", "urn:ietf:params:oauth:grant-type:token-exchange", "client_credentials")) {
            assertThat(dance.token(
                            app, "grant_type", type, "username", people.chloe().email(), "password", "x"))
                    .as(type)
                    .hasStatus(400);
        }
    }

    /** v5.0.0-8.4.1 */
    @Test
    void aClientIsForMembersOfItsWorkspaceOnly() {
        MvcTestResult answer = dance.authorize(people.charlie(), dance.request(app));
        assertThat(answer).hasStatus(403).bodyText().contains("This app is for others");
        assertThat(answer.getResponse().getRedirectedUrl()).isNull();
    }

    @Test
    void anUnknownOrDisabledClientIsAPageOfOurs() throws Exception {
        Map<String, String> unknown = dance.request(app);
        unknown.put("client_id", "' or 1=1 --");
        assertThat(dance.authorize(people.chloe(), unknown)).hasStatus(400);
        Cast.in(people.ada(), () -> {
            registry.disable(people.ada(), app.id());
            return null;
        });
        assertThat(dance.authorize(people.chloe(), dance.request(app))).hasStatus(400);
    }

    /** A pushed request is nothing that we offer, and a stored one of somebody's cannot be pointed at. */
    @Test
    void aRequestCannotBeFetchedFromElsewhere() {
        MvcTestResult asked = dance.authorize(people.chloe(), dance.request(app));
        Map<String, String> request = Map.of(
                "client_id",
                app.clientId(),
                "request_uri",
                "urn:ietf:params:oauth:request_uri:" + Dance.state(asked) + "___"
                        + (System.currentTimeMillis() + 60_000));
        MvcTestResult answer = dance.authorize(people.dmitri(), request);
        assertThat(answer).hasStatus(400);
        assertThat(answer.getResponse().getRedirectedUrl()).isNull();
    }
}
