package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.time.Backdated;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A person is asked before a client gets anything, by whoever may ask them, and their answer is their own. */
class ConsentTests extends GrantedApp {

    ConsentTests() {
        super(ClientKind.SITE);
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
                .containsEntry("iss", reader.issuer());
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
                .containsEntry("iss", reader.issuer())
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
    void aConsentPageIsGoodForTenMinutes() {
        MvcTestResult asked = dance.authorize(people.chloe(), dance.request(app));
        Backdated.at(
                Instant.now().plus(Duration.ofMinutes(11)),
                () -> assertThat(dance.consent(people.chloe(), app, asked)).hasStatus(400));
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
