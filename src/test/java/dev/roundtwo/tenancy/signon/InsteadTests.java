package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.signon.Team.Visit;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is signed in stays so, and who is a member comes in, whoever else a provider vouches for: v5.0.0-3.5.1, v5.0.0-6.8.1. */
@ModuleTest
class InsteadTests {

    private static final String PASSWORD = "three owls on a wire";
    private static ForeignProvider foreign;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Providers providers;

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    ExternalIdentities identities;

    @Autowired
    Allowances allowances;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    Team team;
    Account ada;
    String subject;

    @BeforeAll
    static void start() {
        foreign = ForeignProvider.start();
    }

    @AfterAll
    static void stop() {
        foreign.close();
    }

    @BeforeEach
    void gather() throws Exception {
        team = Team.of(cast.people(), foreign, providers, web, "OPENID");
        ada = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        workspaces.join(team.people.ada().workspaceId(), ada.id(), Role.INTERVIEWER);
        subject = "ada-" + Ids.next();
        identities.linkNew(ada.id(), new Vouched(foreign.issuer, subject, ada.email(), true, "Ada", false));
        foreign.isVisitedBy(subject, ada.email(), true);
    }

    @Test
    void whoIsSignedInIsAskedBeforeSomebodyElseIs() {
        Account ben = accounts.open(Ids.next() + "@example.org", "Ben Okafor", PASSWORD);
        Cookie bens = team.signsIn(team.leaves(null, null).browser(), ben.email(), PASSWORD);
        Visit visit = team.visits(bens, team.home() + "/people");
        assertThat(visit.result()).hasRedirectedUrl("/sign-in/instead");
        assertThat(team.get("/account", visit.browser()))
                .hasStatusOk()
                .bodyText()
                .contains(ben.email());
        assertThat(team.get("/sign-in/instead", visit.browser()))
                .hasStatusOk()
                .bodyText()
                .contains("Continue as " + ada.email(), "Stay signed in as Ben Okafor");
        assertThat(web.post().uri("/sign-in/instead").cookie(visit.browser()))
                .as("from another site")
                .hasStatus(403);
        assertThat(team.get("/account", visit.browser()))
                .hasStatusOk()
                .bodyText()
                .contains(ben.email());

        var went = team.post("/sign-in/instead", visit.browser());
        assertThat(went).hasRedirectedUrl(team.home() + "/people");
        Cookie adas = Objects.requireNonNull(went.getResponse().getCookie("roundtwo"));
        assertThat(team.get(team.home(), adas)).hasStatusOk().bodyText().contains("Ada");
        assertThat(team.get("/account", adas)).as("by the provider only").hasStatus(302);
        assertThat(team.post("/sign-in/instead", adas)).as("once").hasRedirectedUrl("/workspaces");
    }

    /** v5.0.0-7.6.2 */
    @Test
    void aLinkOnAnotherSiteDoesNotSetOut() {
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(web.get()
                            .uri(team.provider.path())
                            .param("next", team.home())
                            .header("Sec-Fetch-Site", site))
                    .hasRedirectedUrl("/sign-in/w/" + team.people.ada().workspaceSlug() + "?next="
                            + team.home().replace("/", "%2F"));
        }
        for (String site : List.of("same-origin", "none")) {
            assertThat(web.get().uri(team.provider.path()).header("Sec-Fetch-Site", site))
                    .redirectedUrl()
                    .startsWith(foreign.issuer);
        }
    }

    /** Anybody has an account at a public provider. */
    @Test
    void strangersDoNotUseUpTheSignInsOfAWorkspace() throws Exception {
        in(
                team.people.ada(),
                () -> transaction.execute(status -> {
                    allowances.grant(Limited.SIGN_INS, 2L);
                    return true;
                }));
        await().until(() -> allowances.of(team.people.ada().workspaceId(), Limited.SIGN_INS) == 2);
        for (int i = 0; i < 4; i++) {
            foreign.isVisitedBy("stranger-" + i + subject, "stranger@example.org", true);
            assertThat(team.visits(null, null).result()).hasRedirectedUrl("/sign-in/unlinked");
        }
        foreign.isVisitedBy(subject, ada.email(), true);
        assertThat(team.visits(null, null).result()).hasRedirectedUrl(team.home());
        assertThat(team.visits(null, null).result()).hasRedirectedUrl(team.home());
        assertThat(team.visits(null, null).result()).as("members do").hasStatus(429);
    }

    @Test
    void theLogTellsThroughWhichProviderAMemberCame() throws Exception {
        team.visits(null, null);
        List<String> named = in(
                team.people.ada(),
                () -> transaction.execute(status -> sql.sql(
                                "select facts ->> 'name' from audit_entry where action = 'session.vouched' and account = ?")
                        .param(ada.id())
                        .query(String.class)
                        .list()));
        assertThat(named).containsExactly(team.provider.address());
    }

    @Test
    void oddClaimsAreRefusedInWords() {
        for (Map<String, ?> odd : List.of(
                Map.of("sub", ""),
                Map.of("sub", " "),
                Map.of("sub", "a\u0000b"),
                Map.of("sub", "a".repeat(256)),
                Map.of("sub", 7),
                Map.of("acr", ""),
                Map.of("amr", List.of("")))) {
            foreign.misbehaves(Map.of("claims", odd));
            assertThat(team.visits(null, null).result())
                    .as("%s", odd)
                    .hasStatus(400)
                    .bodyText()
                    .contains("That did not fit together");
        }
        for (Map<String, ?> odd : List.of(
                Map.of("email", "a\u0000@example.org"),
                Map.of("name", "a\u0000b"),
                Map.of("name", "a" + "\ud83e\udd89".repeat(200)),
                Map.of("email", List.of("x")))) {
            foreign.misbehaves(Map.of("claims", odd));
            assertThat(team.visits(null, null).result()).as("%s", odd).hasRedirectedUrl(team.home());
        }
        foreign.behaves();
    }
}
