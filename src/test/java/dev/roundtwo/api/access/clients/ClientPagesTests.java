package dev.roundtwo.api.access.clients;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What admins see and do with the clients of their workspace. */
@ModuleTest
class ClientPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients clients;

    @Autowired
    ClientPages shown;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    Cast.People people;
    String pages;

    @BeforeEach
    void gather() {
        people = cast.people();
        pages = "/w/" + people.ada().workspaceSlug() + "/settings/clients";
    }

    @Test
    void aSecretIsShownOnceAndStoredAsADigest() throws Exception {
        MvcTestResult registered = register("SITE", "https://app.example.org/back");
        String page = registered.getResponse().getRedirectedUrl();
        assertThat(page).startsWith(pages + "/");
        String secret = String.valueOf(registered.getMvcResult().getFlashMap().get("secret"));
        assertThat(secret).startsWith("rt2_").hasSize(47);
        assertThat(web.get().uri(page).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Slots", "https://app.example.org/back")
                .doesNotContain(secret);
        String stored = in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql("select string_agg(s::text, ' ') from oauth_secret s")
                        .query(String.class)
                        .single()));
        assertThat(stored).isNotEmpty().doesNotContain(secret, secret.substring(4));
    }

    @Test
    void anAppWithoutAServerGetsNoSecret() {
        MvcTestResult registered = register("APP", "http://localhost:8123/back");
        assertThat(registered.getMvcResult().getFlashMap().get("secret")).isNull();
        String page = registered.getResponse().getRedirectedUrl();
        assertThat(web.post().uri(page + "/secrets").with(as(people.ada()))).hasStatus(409);
    }

    /** v5.0.0-10.4.1: whole addresses, so that there is nothing to guess later. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.org/back",
                "https://*.example.org/back",
                "https://app.example.org/back#part",
                "https://ada@app.example.org/back",
                "http://localhost.evil.example/back",
                "http://127.0.0.1.evil.example/back",
                "app://back",
                "javascript:alert(1)",
                "data:text/html,x",
                "/back",
                "https:///back",
                "https://app.example.org/ba ck",
                ""
            })
    void anAddressThatCouldLeadElsewhereIsRefused(String address) {
        MvcTestResult refused = register("SITE", address);
        assertThat(refused).hasStatus(422).bodyText().contains("redirects-error");
    }

    @Test
    void whatWasTypedIsGivenBack() {
        assertThat(post(pages, "name", "Slots", "kind", "SITE", "redirects", "nonsense", "scopes", "sets:read"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Slots\"", "nonsense", "value=\"sets:read\" checked");
    }

    @Test
    void scopesKindAndRoleComeFromTheLists() {
        String[] good = {"name", "Slots", "kind", "PROGRAM", "scopes", "sets:read", "role", "MEMBER"};
        assertThat(post(pages, good)).hasStatus(302);
        for (String[] wrong : List.of(
                new String[] {"kind", "ROOT"},
                new String[] {"scopes", "everything"},
                new String[] {"role", "OWNER"},
                new String[] {"name", " "})) {
            String[] bent = good.clone();
            bent[List.of(good).indexOf(wrong[0]) + 1] = wrong[1];
            assertThat(post(pages, bent)).as(wrong[0]).hasStatus(422);
        }
    }

    /** v5.0.0-8.2.2 */
    @Test
    void anotherWorkspacesClientIsNotThere() throws Exception {
        UUID id = in(
                        people.ada(),
                        () -> clients.register(
                                people.ada(),
                                new ClientForm("Slots", "APP", "https://app.example.org/", List.of("profile"), null)))
                .id();
        String theirs = "/w/" + people.charlie().workspaceSlug() + "/settings/clients/" + id;
        assertThat(web.get().uri(theirs).with(as(people.charlie()))).hasStatus(404);
        for (String act : List.of("", "/disabling", "/enabling", "/deletion", "/secrets")) {
            MvcTestResult tried = web.post()
                    .uri(theirs + act)
                    .param("name", "Mine")
                    .param("redirects", "https://evil.example/")
                    .param("scopes", "profile")
                    .with(as(people.charlie()))
                    .exchange();
            assertThat(tried.getResponse().getStatus()).as(act).isIn(302, 404);
        }
        ClientPage untouched = in(people.ada(), () -> shown.get(people.ada(), id));
        assertThat(untouched.name()).isEqualTo("Slots");
        assertThat(untouched.disabled()).isFalse();
    }

    /** v5.0.0-7.5.3: whoever proved long ago who they are does so again. */
    @Test
    void clientsAreForWhoJustProvedWhoTheyAre() {
        var longAgo = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(people.ada().accountId(), Instant.now().minus(Duration.ofHours(2)), false),
                null,
                List.of());
        assertThat(web.get().uri(pages).with(authentication(longAgo)))
                .redirectedUrl()
                .startsWith("/account/proof");
        assertThat(web.post().uri(pages).with(authentication(longAgo)).with(Cast.form()))
                .redirectedUrl()
                .startsWith("/account/proof");
    }

    /** v5.0.0-16.2.1 */
    @Test
    void whatIsDoneToAClientIsAudited() throws Exception {
        String page = register("SITE", "https://app.example.org/").getResponse().getRedirectedUrl();
        for (String act : List.of("/secrets", "/disabling", "/enabling")) {
            assertThat(web.post().uri(page + act).with(as(people.ada()))).hasStatus(302);
        }
        assertThat(web.post().uri(page + "/secrets").with(as(people.ada()))).hasStatus(409);
        assertThat(web.post().uri(page + "/deletion").with(as(people.ada()))).hasStatus(302);
        assertThat(audited(people.ada()))
                .containsSubsequence(
                        "client.registered",
                        "client.secret.added",
                        "client.disabled",
                        "client.enabled",
                        "client.deleted");
    }

    private List<String> audited(Member me) throws Exception {
        return in(
                me,
                () -> transaction.execute(
                        status -> sql.sql("select action from audit_entry where workspace_id = ? order by number")
                                .param(me.workspaceId())
                                .query(String.class)
                                .list()));
    }

    private MvcTestResult register(String kind, String address) {
        return post(pages, "name", "Slots", "kind", kind, "redirects", address, "scopes", "members:read");
    }

    private MvcTestResult post(String path, String... parameters) {
        var request = web.post().uri(path).with(as(people.ada()));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
