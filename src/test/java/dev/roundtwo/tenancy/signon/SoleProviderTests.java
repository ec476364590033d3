package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.signon.Team.Visit;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** "Only this provider", and what a provider's word is worth elsewhere: v5.0.0-6.3.4, v5.0.0-7.6.1, v5.0.0-8.4.1. */
@ModuleTest
class SoleProviderTests {

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
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Team team;
    Account owner;
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
        owner = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        workspaces.join(team.people.ada().workspaceId(), owner.id(), Role.OWNER);
        subject = "owner-" + Ids.next();
        identities.linkNew(owner.id(), new Vouched(foreign.issuer, subject, owner.email(), true, "Ada", false));
        foreign.isVisitedBy(subject, owner.email(), true);
    }

    @Test
    void theDoorIsClosedFromWithinOnly() {
        assertThat(team.asAda(
                        team.settings() + "/sole",
                        "provider",
                        team.provider.id().toString()))
                .as("whoever never came through it may lock themselves out")
                .hasStatus(302);
        assertThat(web.get().uri(team.home()).with(as(team.people.chloe()))).hasStatusOk();
        close();
        assertThat(web.get().uri(team.home()).with(as(team.people.chloe())))
                .hasRedirectedUrl("/sign-in/w/" + team.people.ada().workspaceSlug() + "?next=%2Fw%2F"
                        + team.people.ada().workspaceSlug());
    }

    @Test
    void nobodyComesInOtherwiseByPageFormFragmentOrStream() {
        Cookie inside = close();
        Member chloe = team.people.chloe();
        assertThat(web.post().uri(team.home() + "/interviews").with(as(chloe))).hasStatus(403);
        assertThat(web.get().uri(team.home()).header("HX-Request", "true").with(as(chloe)))
                .hasHeader("HX-Redirect", "/sign-in/w/" + chloe.workspaceSlug());
        assertThat(web.get()
                        .uri(team.home() + "/rooms/" + Ids.next() + "/events")
                        .accept("text/event-stream")
                        .with(as(chloe)))
                .hasStatus(403);
        assertThat(team.get(team.home(), inside)).hasStatusOk();
        assertThat(web.get().uri("/workspaces").with(as(chloe)))
                .as("the account itself is free")
                .hasStatus(302);
    }

    @Test
    void afterTwelveHoursThePageAsksAgainAndAFormIsStillTaken() {
        Cookie inside = close();
        Instant later = Instant.now().plus(Duration.ofHours(13));
        Backdated.at(later, () -> {
            assertThat(team.get(team.home(), inside)).hasStatus(302);
            assertThat(team.post(team.home() + "/settings/name", inside, "name", "Kept"))
                    .hasStatus(302);
        });
        Backdated.at(later.plus(Duration.ofHours(12)), () -> assertThat(
                        team.post(team.home() + "/settings/name", inside, "name", "Late"))
                .hasStatus(403));
    }

    @Test
    void anOwnerComesBackInAndAllOwnersHearOfIt() throws Exception {
        close();
        Cookie own = team.signsIn(team.leaves(null, null).browser(), owner.email(), PASSWORD);
        String door = "/account/way-back/" + team.people.ada().workspaceSlug();
        assertThat(team.get(team.home(), own)).hasStatus(302);
        assertThat(team.get("/sign-in/w/" + team.people.ada().workspaceSlug(), own))
                .bodyText()
                .contains(door);
        assertThat(team.get(door, own)).hasStatusOk();
        assertThat(team.post(door, own)).hasRedirectedUrl(team.settings());
        assertThat(team.get(team.settings(), own)).hasStatusOk();
        assertThat(audited()).contains("sign-in.restricted", "provider.bypassed");
        assertThat(team.post(team.settings() + "/sole", own)).hasStatus(302);
        assertThat(web.get().uri(team.home()).with(as(team.people.chloe()))).hasStatusOk();
    }

    @Test
    void theWayBackIsForOwnersOfAClosedWorkspace() {
        String door = "/account/way-back/" + team.people.ada().workspaceSlug();
        assertThat(web.get().uri(door).with(as(team.people.ada())))
                .as("nothing is closed")
                .hasStatus(404);
        close();
        assertThat(web.post().uri(door).with(as(team.people.chloe()))).hasStatus(404);
        assertThat(web.post().uri(door).with(as(team.people.charlie()))).hasStatus(404);
    }

    @Test
    void removingTheProviderOpensTheDoor() {
        Cookie inside = close();
        assertThat(team.post(team.settings() + "/providers/" + team.provider.id() + "/removal", inside))
                .hasStatus(302);
        assertThat(web.get().uri(team.home()).with(as(team.people.chloe()))).hasStatusOk();
    }

    /** v5.0.0-8.4.1: who runs the provider of one workspace must not get into another, nor change the ways into the account. */
    @Test
    void aProvidersWordOpensItsOwnWorkspaceOnly() {
        Member elsewhere = workspaces.found("more-" + subject.substring(34), "More", owner.id(), false);
        String other = "/w/" + elsewhere.workspaceSlug();
        Visit visit = team.visits(null, null);
        assertThat(team.get(team.home(), visit.browser())).hasStatusOk();
        assertThat(team.get(other, visit.browser()))
                .hasRedirectedUrl("/account/proof?next=" + other.replace("/", "%2F"));
        assertThat(team.post(other + "/settings/name", visit.browser(), "name", "Taken"))
                .hasStatus(403);
        assertThat(team.get("/account/identities", visit.browser()))
                .hasRedirectedUrl("/account/proof?next=%2Faccount%2Fidentities");
        assertThat(team.get("/account", visit.browser())).hasRedirectedUrl("/account/proof?next=%2Faccount");
        assertThat(team.post("/account/name", visit.browser(), "name", "Taken"))
                .hasRedirectedUrl("/account/proof?next=%2Faccount");
        assertThat(team.get(other, proved(visit.browser()))).hasStatusOk();
    }

    /** v5.0.0-6.8.4: the provider's second factor counts where an admin says so, and only when it says that there was one. */
    @Test
    void theProvidersSecondFactorCountsWhereAnAdminSaysSo() throws Exception {
        in(
                team.people.ada(),
                () -> transaction.execute(
                        status -> sql.sql("update workspace set second_factor_required = true where id = ?")
                                .param(team.people.ada().workspaceId())
                                .update()));
        assertThat(team.get(team.home(), team.visits(null, null).browser()))
                .as("one factor")
                .hasStatus(302);
        foreign.misbehaves(Map.of("claims", Map.of("amr", List.of("pwd", "mfa"))));
        assertThat(team.get(team.home(), team.visits(null, null).browser()))
                .as("two")
                .hasStatusOk();
        in(team.people.ada(), () -> {
            providers.change(
                    team.people.ada(),
                    team.provider.id(),
                    new ProviderForm("OPENID", "Foreign", foreign.issuer, team.provider.clientId(), "", false, "", ""));
            return null;
        });
        assertThat(team.get(team.home(), team.visits(null, null).browser()))
                .as("two, not counted")
                .hasStatus(302);
        foreign.behaves();
    }

    /** v5.0.0-6.8.4: what the provider saw counts in its workspace; once the account is proven by itself, that was one factor. */
    @Test
    void aProvidersSecondFactorIsNoneOfTheAccountsOwn() throws Exception {
        Member elsewhere = workspaces.found("both-" + subject.substring(34), "Both", owner.id(), false);
        for (Member member : List.of(team.people.ada(), elsewhere)) {
            in(
                    member,
                    () -> transaction.execute(
                            status -> sql.sql("update workspace set second_factor_required = true where id = ?")
                                    .param(member.workspaceId())
                                    .update()));
        }
        foreign.misbehaves(Map.of("claims", Map.of("amr", List.of("pwd", "mfa"))));
        Cookie vouched = team.visits(null, null).browser();
        foreign.behaves();
        assertThat(team.get(team.home(), vouched)).as("two, by the provider").hasStatusOk();
        Cookie proven = proved(vouched);
        assertThat(team.get("/w/" + elsewhere.workspaceSlug(), proven))
                .as("another workspace, by password alone")
                .redirectedUrl()
                .startsWith("/account/security");
        assertThat(team.get(team.home(), proven)).redirectedUrl().startsWith("/account/security");
    }

    @Test
    void howLongAgoSomebodySignedInThereIsHeeded() throws Exception {
        in(team.people.ada(), () -> {
            providers.change(
                    team.people.ada(),
                    team.provider.id(),
                    new ProviderForm(
                            "OPENID", "Foreign", foreign.issuer, team.provider.clientId(), "", false, "", "2"));
            return null;
        });
        assertThat(team.leaves(null, null).to()).contains("max_age=7200");
        assertThat(team.visits(null, null).result()).hasRedirectedUrl(team.home());
        long old = Instant.now().getEpochSecond() - 3 * 3_600;
        foreign.misbehaves(Map.of("claims", Map.of("auth_time", old)));
        assertThat(team.visits(null, null).result()).hasStatus(400);
        foreign.misbehaves(Map.of("drop", List.of("auth_time")));
        assertThat(team.visits(null, null).result()).hasStatus(400);
        foreign.behaves();
    }

    /** Comes in through the provider, proves the account and closes all other ways. */
    private Cookie close() {
        Cookie browser = team.visits(null, null).browser();
        Cookie inside = proved(browser);
        assertThat(team.post(
                        team.settings() + "/sole",
                        inside,
                        "provider",
                        team.provider.id().toString()))
                .hasRedirectedUrl(team.settings());
        return inside;
    }

    private Cookie proved(Cookie browser) {
        var answer = team.post("/account/proof/password", browser, "password", PASSWORD, "next", "/workspaces");
        assertThat(answer).hasRedirectedUrl("/workspaces");
        Cookie renewed = answer.getResponse().getCookie("roundtwo");
        return renewed == null ? browser : renewed;
    }

    private List<String> audited() throws Exception {
        return in(
                team.people.ada(),
                () -> transaction.execute(status -> sql.sql("select action from audit_entry where workspace_id = ?")
                        .param(team.people.ada().workspaceId())
                        .query(String.class)
                        .list()));
    }
}
