package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Asking for authorization, and all the ways in which it is refused. */
@ModuleTest
class AuthorizeTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    AccessTokens tokens;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    App app;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        dance = new Dance(web, registry);
        app = dance.registered(people.ada(), ClientKind.SITE);
    }

    /** v5.0.0-10.2.2: the client is told who answers it, and gets its own state back letter for letter. */
    @Test
    void whoConsentsGoesBackToTheClientWithACodeAndTheIssuer() {
        MvcTestResult asked = dance.authorize(people.chloe(), dance.request(app));
        assertThat(asked).hasStatus(302).redirectedUrl().contains("/oauth2/consent?");
        String page = "/w/" + people.ada().workspaceSlug() + "/apps/" + Dance.state(asked);
        assertThat(web.get()
                        .uri("/oauth2/consent")
                        .param("state", Dance.state(asked))
                        .with(as(people.chloe())))
                .redirectedUrl()
                .isEqualTo(page);
        assertThat(web.get().uri(page).with(as(people.chloe())))
                .hasStatusOk()
                .bodyText()
                .contains("Slots", people.ada().workspaceName(), "see who belongs to the workspace", "app.example.org")
                .doesNotContain("read questions");
        MvcTestResult answer = dance.consent(people.chloe(), app, asked);
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Refresh")).startsWith("0;url=" + Dance.BACK + "&code=");
        assertThat(answer.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(Dance.onward(answer))
                .containsEntry("state", "the client's own & state")
                .containsEntry("iss", tokens.issuer());
    }

    @Test
    void consentIsRememberedForTheSameScopesOnly() {
        dance.code(people.chloe(), app);
        assertThat(dance.authorize(people.chloe(), dance.request(app)))
                .redirectedUrl()
                .startsWith(Dance.BACK + "&code=");
        Map<String, String> more = dance.request(app);
        more.put("scope", "members:read questions:read");
        assertThat(dance.authorize(people.chloe(), more)).redirectedUrl().contains("/oauth2/consent?");
        assertThat(dance.authorize(people.dmitri(), dance.request(app)))
                .redirectedUrl()
                .contains("/oauth2/consent?");
    }

    /** Also when less was agreed to before: a no is no half of a yes. */
    @Test
    void whoSaysNoGivesNothing() {
        dance.code(people.chloe(), app);
        Map<String, String> more = dance.request(app);
        more.put("scope", "members:read questions:read");
        String state = Dance.state(dance.authorize(people.chloe(), more));
        MvcTestResult answer = refuse(state);
        assertThat(Dance.onward(answer))
                .containsEntry("error", "access_denied")
                .containsEntry("iss", tokens.issuer())
                .doesNotContainKey("code");
        assertThat(refuse(state)).hasStatus(410);
    }

    private MvcTestResult refuse(String state) {
        return web.post()
                .uri("/oauth2/consent/refusal")
                .param("state", state)
                .with(as(people.chloe()))
                .exchange();
    }

    /** v5.0.0-10.1.2: a consent page is good for the one it was shown to. */
    @Test
    void nobodyConsentsForSomebodyElse() {
        MvcTestResult asked = dance.authorize(people.chloe(), dance.request(app));
        assertThat(dance.consent(people.dmitri(), app, asked)).hasStatus(400);
        assertThat(web.get()
                        .uri("/oauth2/consent")
                        .param("state", Dance.state(asked))
                        .with(as(people.dmitri())))
                .hasStatus(410);
    }

    /** The page stands behind the workspace's door, so who has not been there cannot say yes. */
    @Test
    void nobodyConsentsUnseen() {
        MvcTestResult asked = dance.authorize(people.chloe(), dance.request(app));
        MvcTestResult answer = web.post()
                .uri("/oauth2/authorize")
                .with(as(people.chloe()))
                .param("client_id", app.clientId())
                .param("state", Dance.state(asked))
                .param("scope", "members:read")
                .exchange();
        assertThat(answer).hasStatus(400);
    }

    /** v5.0.0-6.3.4: where a workspace is entered through one provider only, a client is no way round it. */
    @Test
    void whereOneProviderIsTheOnlyDoorConsentIsBehindIt() throws Exception {
        Dance.Tokens before = dance.tokens(people.chloe(), app);
        Cast.in(
                people.ada(),
                () -> transaction.execute(status -> {
                    UUID provider = Ids.next();
                    sql.sql("""
                    insert into sign_on_provider (id, workspace_id, handle, kind, label, issuer, client_id, sealed_secret, created_at)
                    values (?, ?, 'abcd1234', 'OPENID', 'Elsewhere', 'https://id.example.org', 'x', 'x', now())
                    """).params(provider, people.ada().workspaceId()).update();
                    return sql.sql("update workspace set sole_provider = ? where id = ?")
                            .params(provider, people.ada().workspaceId())
                            .update();
                }));
        assertThat(dance.call(people.chloe(), before.access())).hasStatus(401);
        MvcTestResult asked = dance.authorize(people.chloe(), dance.request(app));
        assertThat(asked).redirectedUrl().contains("/oauth2/consent");
        assertThat(dance.page(people.chloe(), people.ada().workspaceSlug(), Dance.state(asked)))
                .redirectedUrl()
                .startsWith("/sign-in/w/");
        assertThat(dance.consent(people.chloe(), app, asked)).hasStatus(400);
    }

    @Test
    void aConsentPageIsGoodForTenMinutes() {
        MvcTestResult asked = dance.authorize(people.chloe(), dance.request(app));
        Backdated.at(
                Instant.now().plus(Duration.ofMinutes(11)),
                () -> assertThat(dance.consent(people.chloe(), app, asked)).hasStatus(400));
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
                    .containsEntry("iss", tokens.issuer())
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

    @Test
    void theVerifierHasToFitTheChallenge() {
        String code = dance.code(people.chloe(), app);
        assertThat(dance.token(
                        app,
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Dance.BACK,
                        "code_verifier",
                        Secrets.token()))
                .hasStatus(400)
                .bodyText()
                .contains("invalid_grant");
        String other = dance.code(people.chloe(), app);
        assertThat(dance.token(app, "grant_type", "authorization_code", "code", other, "redirect_uri", Dance.BACK))
                .hasStatus(400)
                .bodyText()
                .contains("invalid_grant");
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

    /** v5.0.0-6.3.4: a client is no way round the second factor that a workspace asks for. */
    @Test
    void whereASecondFactorIsAskedForItIsAskedForBeforeConsent() throws Exception {
        Dance.Tokens before = dance.tokens(people.chloe(), app);
        assertThat(dance.call(people.chloe(), before.access())).hasStatusOk();
        Cast.in(people.ada(), () -> sql.sql("update workspace set second_factor_required = true where id = ?")
                .param(people.ada().workspaceId())
                .update());
        assertThat(dance.call(people.chloe(), before.access())).hasStatus(401);
        assertThat(dance.authorize(people.chloe(), dance.request(app)))
                .redirectedUrl()
                .isEqualTo("/account/security?next=/oauth2/resume");
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

    /** The way back is longer than an address to go on to may be, so the session keeps it. */
    @Test
    void whoIsNotSignedInComesBackAfterSigningIn() {
        Map<String, String> request = dance.request(app);
        request.put("state", "s".repeat(1_000));
        MvcTestResult answer = dance.authorize(null, request);
        assertThat(answer).redirectedUrl().isEqualTo("/sign-in?next=/oauth2/resume");
        Cookie browser = Objects.requireNonNull(answer.getResponse().getCookie("roundtwo"));
        MvcTestResult resumed = web.get()
                .uri("/oauth2/resume")
                .cookie(browser)
                .with(as(people.chloe()))
                .exchange();
        assertThat(resumed).hasStatusOk();
        String to = resumed.getResponse().getHeader("Refresh");
        assertThat(to).startsWith("0;url=/oauth2/authorize?response_type=code").contains("s".repeat(1_000));
        assertThat(web.get().uri("/oauth2/resume").cookie(browser).with(as(people.chloe())))
                .redirectedUrl()
                .isEqualTo("/workspaces");
    }
}
