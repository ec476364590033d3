package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.signon.Team.Visit;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** People of a proven mail domain come in through their workspace's provider by themselves, once, while there is room. */
@ModuleTest
class DomainJoinTests {

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
    Members members;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Allowances allowances;

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
    void aProvenDomainLetsItsVerifiedPeopleInAndNobodyTwice() throws Exception {
        String domain = "d" + subject.substring(30) + ".example";
        assertThat(team.asAda(team.settings() + "/domains", "domain", domain, "role", "INTERVIEWER"))
                .hasStatus(302);
        foreign.isVisitedBy(subject, "ada@" + domain, true);
        assertThat(team.visits(null, null).result()).as("not yet proven").hasRedirectedUrl("/sign-in/unlinked");
        prove(domain);
        foreign.isVisitedBy(subject, "ada@sub." + domain, true);
        assertThat(team.visits(null, null).result()).as("another domain").hasRedirectedUrl("/sign-in/unlinked");
        foreign.isVisitedBy(subject, "ada@" + domain, false);
        assertThat(team.visits(null, null).result())
                .as("the provider does not vouch for the e-mail")
                .hasRedirectedUrl("/sign-in/unlinked");

        foreign.isVisitedBy(subject, "ada@" + domain, true);
        assertThat(team.visits(null, null).result()).hasRedirectedUrl(team.home());
        UUID account = accounts.byEmail("ada@" + domain).orElseThrow().id();
        assertThat(workspaces
                        .member(admin.workspaceSlug(), account)
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.INTERVIEWER);
        in(admin, () -> {
            members.remove(admin, account);
            return null;
        });
        assertThat(team.visits(null, null).result()).as("removed is removed").hasRedirectedUrl("/workspaces");
        assertThat(workspaces.member(admin.workspaceSlug(), account)).isEmpty();
    }

    @Test
    void whoWouldJoinByDomainIsToldThatThereIsNoRoom() throws Exception {
        String domain = "d" + subject.substring(30) + ".example";
        team.asAda(team.settings() + "/domains", "domain", domain, "role", "INTERVIEWER");
        prove(domain);
        grantMembers(5L);
        foreign.isVisitedBy(subject, "ada@" + domain, true);
        assertThat(team.visits(null, null).result()).hasRedirectedUrl(team.home());
        foreign.isVisitedBy("next-" + subject, "ben@" + domain, true);
        assertThat(team.visits(null, null).result())
                .hasStatus(409)
                .bodyText()
                .contains("may have 5 members", "Nothing was changed");
        assertThat(accounts.byEmail("ben@" + domain))
                .as("no account is left behind")
                .isEmpty();

        Account charlie = accounts.open(Ids.next() + "@" + domain, "Charlie", PASSWORD);
        foreign.isVisitedBy("known-" + subject, charlie.email(), true);
        Cookie own = team.signsIn(team.visits(null, null).browser(), charlie.email(), PASSWORD);
        assertThat(team.post("/account/identities", own)).hasRedirectedUrl("/workspaces?full=true");
        Visit known = team.visits(null, team.home());
        assertThat(known.result()).hasRedirectedUrl("/workspaces?full=true");
        assertThat(team.get("/workspaces?full=true", known.browser()))
                .hasStatusOk()
                .bodyText()
                .contains("no room for you yet", "Ask one of its admins");
        grantMembers(6L);
        assertThat(team.visits(known.browser(), null).result()).hasRedirectedUrl(team.home());
    }

    private void grantMembers(long amount) throws Exception {
        in(
                admin,
                () -> transaction.execute(status -> {
                    allowances.grant(Limited.MEMBERS, amount);
                    return "";
                }));
    }

    private void prove(String domain) throws Exception {
        in(
                admin,
                () -> transaction.execute(
                        status -> sql.sql("update sign_on_domain set proven_at = now() where domain = ?")
                                .param(domain)
                                .update()));
    }
}
