package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Bearer;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators see and do (v5.0.0-6.4.6, v5.0.0-7.4.2, v5.0.0-7.4.5, v5.0.0-8.4.2): never what people wrote, all of it audited. */
@ModuleTest
class OperatorPagesTests {

    private static final String PASSWORD = "three owls on a wire";

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Owner owner;
    Member operator;
    String workspace;

    @BeforeEach
    void charlieOperates() {
        people = cast.people();
        owner = new Owner(environment);
        operator = people.charlie();
        owner.makesOperator(operator.accountId(), true);
        workspace = "/operator/workspaces/" + people.ada().workspaceSlug();
    }

    @AfterEach
    void nobodyOperates() {
        owner.makesOperator(operator.accountId(), false);
        owner.makesOperator(people.ada().accountId(), false);
    }

    @Test
    void workspacesAreFoundByNameAndShowFiguresOnly() {
        assertThat(get("/operator/workspaces?words=" + people.ada().workspaceSlug()))
                .hasStatusOk()
                .bodyText()
                .contains(people.ada().workspaceName())
                .doesNotContain(people.ben().email());
        assertThat(get(workspace)).hasStatusOk().bodyText().contains("4", " of 500", "Suspend");
        assertThat(get("/operator")).hasStatusOk().bodyText().contains("Accounts");
        assertThat(web.get().uri("/w/" + people.ada().workspaceSlug()).with(as(operator)))
                .hasStatus(404);
    }

    @Test
    void aSuspendedWorkspaceIsAPlainPageToItsMembersAnd403ToItsPrograms() {
        String home = "/w/" + people.ada().workspaceSlug();
        String api = "/api/v1/workspaces/" + people.ada().workspaceSlug() + "/doorstep";
        assertThat(web.get().uri(api).with(Bearer.of(people.ada(), "members:read")))
                .hasStatusOk();
        assertThat(post(workspace + "/suspension", "reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#reason\"", "aria-invalid=\"true\"", "Say why");
        assertThat(post(workspace + "/suspension", "reason", "a".repeat(301)))
                .as("what was typed is kept")
                .hasStatus(422)
                .bodyText()
                .contains("value=\"" + "a".repeat(301));
        assertThat(web.get().uri(home).with(as(people.ada())))
                .as("no reason given")
                .hasStatusOk();

        post(workspace + "/suspension", "reason", "The bill of the building");
        assertThat(web.get().uri(home).with(as(people.ada())))
                .hasStatus(403)
                .bodyText()
                .contains("is suspended", people.ada().email(), "/account", "/workspaces", "/sign-out")
                .doesNotContain("The bill", "Back to the start");
        assertThat(web.get().uri("/workspaces").with(as(people.ada())))
                .as("no way round in a circle")
                .hasStatusOk()
                .bodyText()
                .contains(people.ada().workspaceName(), "suspended");
        assertThat(web.get().uri(api).with(Bearer.of(people.ada(), "members:read")))
                .hasStatus(403)
                .bodyText()
                .contains("suspended");
        assertThat(workspaces.member(people.ada().workspaceSlug(), people.ada().accountId()))
                .isEmpty();
        assertThat(get(workspace)).bodyText().contains("The bill of the building");

        post(workspace + "/resumption");
        assertThat(web.get().uri(home).with(as(people.ada()))).hasStatusOk();
        assertThat(audited(people.ada().workspaceId())).contains("workspace.suspended", "workspace.resumed");
    }

    @Test
    void aDisabledAccountMayDoNothingAnywhereFromTheNextRequest() {
        var ben = accounts.open(Ids.next() + "@example.org", "Ben Okafor", PASSWORD);
        Member member = workspaces.join(people.ada().workspaceId(), ben.id(), Role.MEMBER);
        String home = "/w/" + people.ada().workspaceSlug();
        Cookie browser = signIn(ben.email());
        assertThat(web.get().uri("/account").cookie(browser)).hasStatusOk();
        String api = "/api/v1/workspaces/" + people.ada().workspaceSlug() + "/doorstep";
        assertThat(web.get().uri(api).with(Bearer.of(member, "members:read"))).hasStatusOk();

        String page = "/operator/accounts/" + ben.id();
        post(page + "/disabling", "reason", "Asked for it by phone");
        assertThat(web.get().uri("/account").cookie(browser)).hasStatus3xxRedirection();
        assertThat(web.get().uri(home).with(as(member)))
                .hasStatus(403)
                .bodyText()
                .contains("disabled");
        assertThat(web.get().uri("/account").with(as(member))).hasStatus(403);
        assertThat(web.get()
                        .uri(api)
                        .with(Bearer.of(member, "members:read"))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isIn(401, 403, 404);
        Cookie again = signIn(ben.email());
        assertThat(
                        again == null
                                ? 403
                                : web.get()
                                        .uri("/account")
                                        .cookie(again)
                                        .exchange()
                                        .getResponse()
                                        .getStatus())
                .isIn(302, 403);

        post(page + "/enabling");
        assertThat(web.get().uri(home).with(as(member))).hasStatusOk();
        assertThat(audited(ben.id())).contains("account.disabled", "account.enabled");
    }

    @Test
    void anOwnerWhoIsAloneAndOneselfCannotBeDisabled() {
        UUID ada = people.ada().accountId();
        post("/operator/accounts/" + ada + "/disabling", "reason", "Nobody answers");
        assertThat(accounts.disabled(ada)).isFalse();
        post("/operator/accounts/" + operator.accountId() + "/disabling", "reason", "Holidays");
        assertThat(accounts.disabled(operator.accountId())).isFalse();
    }

    @Test
    void aResetIsStartedAndNeverChosen() {
        var ben = accounts.open(Ids.next() + "@example.org", "Ben Okafor", PASSWORD);
        assertThat(post("/operator/accounts/" + ben.id() + "/resets", "password", "chosen by the operator"))
                .hasStatus3xxRedirection();
        assertThat(signIn(ben.email()))
                .as("the old password stands until its owner sets another")
                .isNotNull();
        assertThat(audited(ben.id())).contains("password.reset.started");
    }

    @Test
    void accountsAreFoundByHowTheirEmailBegins() {
        String email = people.ben().email();
        assertThat(get("/operator/accounts?email=" + email.substring(0, 14)))
                .hasStatusOk()
                .bodyText()
                .contains(email);
        assertThat(get("/operator/accounts?email=nobody-is-called-that"))
                .bodyText()
                .doesNotContain(email);
    }

    @Test
    void theLastOperatorStaysWhenTwoTakeTheRightFromEachOtherAtOnce() throws Exception {
        owner.makesOnlyOperator(operator.accountId());
        UUID ada = people.ada().accountId();
        post("/operator/accounts/" + operator.accountId() + "/operator", "granted", "false");
        assertThat(get("/operator")).as("the only one").hasStatusOk();
        post("/operator/accounts/" + ada + "/operator", "granted", "true");
        try (var both = Executors.newFixedThreadPool(2)) {
            both.invokeAll(List.<Callable<Object>>of(
                    () -> post("/operator/accounts/" + ada + "/operator", "granted", "false"), () -> web.post()
                            .uri("/operator/accounts/" + operator.accountId() + "/operator")
                            .param("granted", "false")
                            .with(as(people.ada()))
                            .exchange()));
        }
        assertThat(sql.sql("select id from account where operator")
                        .query(UUID.class)
                        .list())
                .hasSize(1)
                .containsAnyOf(ada, operator.accountId());
    }

    @Test
    void allowancesHoldForTheWorkspaceAndAnEmptyFieldIsWhatIsUsual() throws Exception {
        post(workspace + "/allowances", "members", "7", "requests", "1 200");
        assertThat(get(workspace)).bodyText().contains(" of 7", "value=\"1200\"");
        String refused = text(post(workspace + "/allowances", "members", "5 000", "requests", "many", "storage", "-1"));
        assertThat(refused)
                .contains("2 things to put right", "href=\"#requests\"", "href=\"#storage\"")
                .contains("value=\"5 000\"", "value=\"many\"", "value=\"-1\"")
                .contains("aria-describedby=\"requests-error requests-hint\"")
                .doesNotContain("href=\"#members\"");
        assertThat(refused.split("aria-invalid", -1)).hasSize(3);
        assertThat(get(workspace)).as("nothing was changed").bodyText().contains(" of 7");
        post(workspace + "/allowances", "members", "");
        assertThat(get(workspace)).bodyText().contains(" of 500");
        assertThat(audited(people.ada().workspaceId())).contains("limits.changed");
    }

    @Test
    void theWorkspacesOwnLogTellsWhatAnOperatorDidAndNotWho() throws Exception {
        post(workspace + "/allowances", "members", "7");
        post(workspace + "/suspension", "reason", "The bill of the building");
        post(workspace + "/resumption");
        String log = text(web.get()
                .uri("/w/" + people.ada().workspaceSlug() + "/settings/audit")
                .with(as(people.ada()))
                .exchange());
        assertThat(log)
                .containsSubsequence("resumed the workspace", "suspended the workspace", "changed the limits")
                .contains("An operator", "kind members", "from usual", "to 7")
                .doesNotContain("Charlie", "The bill", operator.accountId().toString(), ">by operator<");
        assertThat(text(get("/operator/audit"))).contains("Charlie", "suspended the workspace");
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(as(operator)).exchange();
    }

    private MvcTestResult post(String path, String... typed) {
        var request = web.post().uri(path).with(as(operator));
        for (int i = 0; i < typed.length; i += 2) {
            request = request.param(typed[i], typed[i + 1]);
        }
        return request.exchange();
    }

    private Cookie signIn(String email) {
        return web.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", PASSWORD)
                .with(form())
                .with(request -> {
                    request.setRemoteAddr("10.9." + (int) (Math.random() * 250) + "." + (int) (Math.random() * 250));
                    return request;
                })
                .exchange()
                .getResponse()
                .getCookie("roundtwo");
    }

    private List<String> audited(UUID subject) {
        return Installations.audited(sql, transaction, subject);
    }
}
