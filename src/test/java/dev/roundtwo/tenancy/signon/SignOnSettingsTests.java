package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What an admin sets up: a provider is asked before it is kept (v5.0.0-10.5.3), its secret never shown (v5.0.0-13.3.1). */
@ModuleTest
class SignOnSettingsTests extends ForeignTeamTest {

    @Autowired
    NameServer names;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void behave() {
        foreign.behaves();
    }

    @Test
    void theClientIdIsSealedAndShownToAdmins() throws Exception {
        String kept = in(
                team.people.ada(),
                () -> transaction.execute(status -> sql.sql("select client_id from sign_on_provider where id = ?")
                        .param(team.provider.id())
                        .query(String.class)
                        .single()));
        assertThat(kept).startsWith("sealed/").doesNotContain(team.provider.clientId());
        assertThat(web.get().uri(page()).with(as(team.people.ada())))
                .bodyText()
                .contains("value=\"" + team.provider.clientId() + "\"");
    }

    @Test
    void theSecretIsSealedAndNeverShownAgain() throws Exception {
        String kept = in(
                team.people.ada(),
                () -> transaction.execute(status -> sql.sql("select sealed_secret from sign_on_provider where id = ?")
                        .param(team.provider.id())
                        .query(String.class)
                        .single()));
        assertThat(kept).isNotBlank().doesNotContain(ForeignProvider.SECRET);
        for (String path : List.of(team.settings(), page())) {
            assertThat(web.get().uri(path).with(as(team.people.ada())))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Foreign")
                    .doesNotContain("a secret of the client", kept);
        }
        assertThat(save("issuer", foreign.issuer, "label", "Renamed")).hasRedirectedUrl(team.settings());
        foreign.isVisitedBy("x-" + Ids.next(), "ada@example.org", true);
        assertThat(team.visits(null, null).result()).as("kept with the name").hasRedirectedUrl("/sign-in/unlinked");
    }

    @Test
    void anotherIssuerDoesNotInheritTheSecret() {
        assertThat(save("issuer", foreign.issuer + "/other"))
                .hasStatus(422)
                .bodyText()
                .contains("its own client secret");
    }

    @Test
    void aProviderThatIsNoneIsNotKept() {
        assertThat(add("https://user@example.org")).hasStatus(422);
        assertThat(add("javascript:alert(1)")).hasStatus(422).bodyText().contains("Give an address like");
        assertThat(add("http://localhost:1")).hasStatus(422).bodyText().contains("Nothing answered there");
        assertThat(add(foreign.issuer + "/elsewhere")).hasStatus(422).bodyText().contains("no description");
        assertThat(add(foreign.issuer + "/")).hasStatus(422).bodyText().contains("to the last slash");
        foreign.misbehaves(Map.of("redirect", "http://localhost:1/"));
        assertThat(add(foreign.issuer)).as("no redirect is followed").hasStatus(422);
        foreign.misbehaves(Map.of("huge", true));
        assertThat(add(foreign.issuer)).as("nothing huge is read").hasStatus(422);
    }

    @Test
    void theTestTellsAndSignsNobodyIn() {
        foreign.isVisitedBy("x-" + Ids.next(), "tested@example.org", true);
        MvcTestResult sent =
                web.get().uri(page() + "/test").with(as(team.people.ada())).exchange();
        var browser = sent.getResponse().getCookie("roundtwo");
        URI back = foreign.walk(sent.getResponse().getRedirectedUrl());
        assertThat(team.returns(browser, back)).hasRedirectedUrl(team.settings());
        assertThat(team.get("/account", browser))
                .as("nobody is signed in by it")
                .hasStatus(302);
        assertThat(web.get()
                        .uri(team.settings())
                        .session(new org.springframework.mock.web.MockHttpSession())
                        .cookie(browser)
                        .with(as(team.people.ada())))
                .bodyText()
                .contains("Foreign works", "tested@example.org");
    }

    @Test
    void adminsOfAnotherWorkspaceAndPlainMembersChangeNothing() {
        for (var stranger : List.of(team.people.charlie(), team.people.chloe())) {
            assertThat(web.post().uri(page()).param("label", "Taken").with(as(stranger)))
                    .satisfies(answer ->
                            assertThat(answer.getResponse().getStatus()).isIn(403, 404));
        }
        assertThat(web.get()
                        .uri("/w/" + team.people.charlie().workspaceSlug() + "/settings/sign-in/providers/"
                                + team.provider.id())
                        .with(as(team.people.charlie())))
                .hasStatus(404);
    }

    @Test
    void anEmptyFormIsAnsweredWithTheForm() {
        assertThat(team.asAda(team.settings() + "/providers"))
                .hasStatus(422)
                .bodyText()
                .contains("aria-invalid");
    }

    /** Asks a real name server, of ours. */
    @Test
    void aDomainIsProvenByItsTextRecord() throws Exception {
        assertThat(team.asAda(team.settings() + "/domains", "domain", "not a domain", "role", "MEMBER"))
                .hasStatus(422);
        assertThat(team.asAda(team.settings() + "/domains", "domain", "team.example", "role", "OWNER"))
                .hasStatus(422);
        assertThat(team.asAda(team.settings() + "/domains", "domain", "@Team.Example", "role", "MEMBER"))
                .hasStatus(302);
        assertThat(proven()).isFalse();
        team.asAda(team.settings() + "/domains/team.example/proof");
        assertThat(proven()).as("no such name").isFalse();
        names.texts.put("_round-two.team.example", "round-two=of-somebody-else");
        team.asAda(team.settings() + "/domains/team.example/proof");
        assertThat(proven()).as("another's text").isFalse();
        names.texts.put("_round-two.team.example", value());
        team.asAda(team.settings() + "/domains/team.example/proof");
        assertThat(proven()).isTrue();
        assertThat(team.asAda(team.settings() + "/domains/other.example/proof")).hasStatus(404);
    }

    @Test
    void aTeamWithoutProvidersLooksLikeNone() throws Exception {
        String none = text("/sign-in/w/nobody-at-all");
        String without = text("/sign-in/w/" + team.people.charlie().workspaceSlug());
        assertThat(without.replace(team.people.charlie().workspaceSlug(), "nobody-at-all"))
                .isEqualTo(none);
        assertThat(text("/sign-in/w/" + team.people.ada().workspaceSlug()))
                .contains("Sign in with Foreign")
                .doesNotContain(team.people.ada().workspaceName());
    }

    private String text(String path) throws Exception {
        return web.get()
                .uri(path)
                .exchange()
                .getResponse()
                .getContentAsString()
                .replaceAll("(content|value)=\"[^\"]*\"", "");
    }

    private boolean proven() throws Exception {
        return web.get()
                .uri(team.settings())
                .with(as(team.people.ada()))
                .exchange()
                .getResponse()
                .getContentAsString()
                .contains(">proven<");
    }

    private String value() throws Exception {
        return "round-two="
                + in(
                        team.people.ada(),
                        () -> transaction.execute(
                                status -> sql.sql("select token from sign_on_domain where workspace_id = ?")
                                        .param(team.people.ada().workspaceId())
                                        .query(String.class)
                                        .single()));
    }

    private MvcTestResult add(String issuer) {
        return team.asAda(
                team.settings() + "/providers",
                "kind",
                "OPENID",
                "label",
                "One more",
                "issuer",
                issuer,
                "clientId",
                "c",
                "clientSecret",
                "s");
    }

    private MvcTestResult save(String... changes) {
        String[] all = new String[6 + changes.length];
        System.arraycopy(
                new String[] {"kind", "OPENID", "label", "Foreign", "clientId", team.provider.clientId()},
                0,
                all,
                0,
                6);
        System.arraycopy(changes, 0, all, 6, changes.length);
        if (java.util.Arrays.asList(changes).contains("label")) {
            all[2] = "ignored";
        }
        return team.asAda(page(), all);
    }

    private String page() {
        return team.settings() + "/providers/" + team.provider.id();
    }
}
