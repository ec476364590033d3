package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.ExternalIdentityRow;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Invitations;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.signon.Team.Visit;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in through a real foreign provider (v5.0.0-6.8.1, v5.0.0-10.5.2): an account is found by (issuer, subject) only,
 * linked by proving both, and opened for an invitation or a proven domain.
 */
@ModuleTest
class SignOnTests {

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
    ExternalIdentities identities;

    @Autowired
    Invitations invitations;

    @Autowired
    Workspaces workspaces;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Team team;
    Member admin;
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
        admin = team.people.ada();
        subject = "person-" + Ids.next();
    }

    @Test
    void anEmailAloneOpensNothingAndBothProofsLink() {
        Account ada = member();
        foreign.isVisitedBy(subject, ada.email(), true);
        Visit stranger = team.visits(null, team.home() + "/people");
        assertThat(stranger.result()).hasRedirectedUrl("/sign-in/unlinked");
        assertThat(team.get("/account", stranger.browser()))
                .as("nobody is signed in")
                .hasStatus(302);
        assertThat(team.get("/sign-in/unlinked", stranger.browser()))
                .hasStatusOk()
                .bodyText()
                .contains(ada.email(), "You have an account");

        Cookie proven = team.signsIn(stranger.browser(), ada.email(), PASSWORD);
        assertThat(team.get("/account/identities/new", proven)).bodyText().contains("Link the two?");
        assertThat(identities.of(ada.id())).as("nothing is linked unasked").isEmpty();
        assertThat(team.post("/account/identities", proven)).hasRedirectedUrl(team.home() + "/people");
        assertThat(identities.of(ada.id()))
                .extracting(ExternalIdentityRow::shownAs)
                .containsExactly(ada.email());

        Visit known = team.visits(null, team.home() + "/people");
        assertThat(known.result()).hasRedirectedUrl(team.home() + "/people");
        assertThat(team.get("/w/" + admin.workspaceSlug(), known.browser())).hasStatusOk();
    }

    /** v5.0.0-6.8.1: the provider gave the e-mail to somebody else. */
    @Test
    void anotherPersonWithTheSameEmailIsAnotherPerson() {
        Account ada = linked();
        foreign.isVisitedBy("successor-" + Ids.next(), ada.email(), true);
        Visit successor = team.visits(null, null);
        assertThat(successor.result()).hasRedirectedUrl("/sign-in/unlinked");
        assertThat(team.get("/workspaces", successor.browser())).hasStatus(302);
        assertThat(identities.of(ada.id())).hasSize(1);
    }

    @Test
    void anIdentityOfSomebodyElseIsNotLinked() {
        linked();
        Account ben = member();
        Cookie browser = team.leaves(null, null).browser();
        browser = team.signsIn(browser, ben.email(), PASSWORD);
        Team.Visit switched = team.visits(browser, null);
        assertThat(switched.result()).as("it signs in its own account").hasStatus(302);
        assertThat(identities.of(ben.id())).isEmpty();
    }

    @Test
    void whoTheEmailBelongsToIsNotToldToStrangers() throws Exception {
        foreign.isVisitedBy(subject, member().email(), true);
        Visit known = team.visits(null, null);
        foreign.isVisitedBy(subject, Ids.next() + "@example.org", true);
        Visit unknown = team.visits(null, null);
        assertThat(page(known)).isEqualTo(page(unknown));
    }

    private String page(Visit visit) throws Exception {
        return team.get("/sign-in/unlinked", visit.browser())
                .getResponse()
                .getContentAsString()
                .replaceAll("(content|value)=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f-]{36}@example.org", "");
    }

    @Test
    void anInvitationOpensAnAccountOnce() throws Exception {
        String link = in(admin, () -> invitations.invite(admin, null, Role.INTERVIEWER));
        String path = link.replaceFirst("^https?://[^/]+", "");
        assertThat(web.get().uri(path)).bodyText().contains("Sign in with Foreign");
        String email = Ids.next() + "@example.org";
        foreign.isVisitedBy(subject, email, true);
        Visit joined = team.visits(null, path);
        assertThat(joined.result()).hasRedirectedUrl(team.home());
        assertThat(team.get(team.home() + "/interviews/new", joined.browser())).hasStatusOk();
        foreign.isVisitedBy("another-" + subject, Ids.next() + "@example.org", true);
        assertThat(team.visits(null, path).result()).hasRedirectedUrl("/sign-in/unlinked");
    }

    @Test
    void anUnlinkedIdentityIsAStrangerAgain() {
        Account ada = linked();
        Visit visit = team.visits(null, null);
        Cookie own = team.signsIn(visit.browser(), ada.email(), PASSWORD);
        assertThat(team.get("/account/identities", own))
                .hasStatusOk()
                .bodyText()
                .contains(ada.email());
        UUID id = identities.of(ada.id()).getFirst().id();
        assertThat(team.post("/account/identities/" + Ids.next() + "/removal", own))
                .hasStatus(404);
        assertThat(team.post("/account/identities/" + id + "/removal", own)).hasRedirectedUrl("/account/identities");
        assertThat(team.visits(null, null).result()).hasRedirectedUrl("/sign-in/unlinked");
        assertThat(audited(ada)).contains("identity.linked", "identity.unlinked");
    }

    @Test
    void gitHubTellsItsNumberAndTheVerifiedPrimaryEmail() throws Exception {
        team = Team.of(cast.people(), foreign, providers, web, "GITHUB");
        Account ada = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        foreign.isVisitedBy(subject, ada.email(), true);
        Visit back = team.visits(null, null);
        assertThat(back.result()).hasRedirectedUrl("/sign-in/unlinked");
        Cookie proven = team.signsIn(back.browser(), ada.email(), PASSWORD);
        try {
            assertThat(team.post("/account/identities", proven)).hasStatus(302);
            assertThat(identities.of(ada.id()))
                    .extracting(ExternalIdentityRow::shownAs)
                    .containsExactly(ada.email());
            assertThat(team.visits(null, null).result()).hasRedirectedUrl("/workspaces");
        } finally {
            identities.of(ada.id()).forEach(row -> identities.unlink(ada.id(), row.id()));
        }
    }

    private Account member() {
        Account account = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        workspaces.join(team.people.ada().workspaceId(), account.id(), Role.INTERVIEWER);
        return account;
    }

    /** A member who has linked the one who visits the provider. */
    private Account linked() {
        Account ada = member();
        foreign.isVisitedBy(subject, ada.email(), true);
        Visit back = team.visits(null, null);
        Cookie proven = team.signsIn(back.browser(), ada.email(), PASSWORD);
        assertThat(team.post("/account/identities", proven)).hasStatus(302);
        return ada;
    }

    private List<String> audited(Account account) {
        return Scope.ofAccount(account.id())
                .call(() -> transaction.execute(
                        status -> sql.sql("select action from audit_entry where chain = ? order by number")
                                .param(account.id())
                                .query(String.class)
                                .list()));
    }
}
