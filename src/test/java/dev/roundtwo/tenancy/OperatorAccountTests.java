package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.identity.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An operator's page of one account: what there is to know before acting, and what was typed when an act is refused. */
@ModuleTest
class OperatorAccountTests {

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

    Cast.People people;
    Member operator;
    String page;

    @BeforeEach
    void charlieOperates() {
        people = cast.people();
        operator = people.charlie();
        new Owner(environment).makesOperator(operator.accountId(), true);
        page = "/operator/accounts/" + people.ada().accountId();
    }

    @AfterEach
    void nobodyOperates() {
        new Owner(environment).makesOperator(operator.accountId(), false);
    }

    @Test
    void thePageTellsWhereTheAccountBelongsAndHowItIsKept() {
        workspaces.join(people.charlie().workspaceId(), people.ada().accountId(), Role.INTERVIEWER);
        assertThat(get(page))
                .hasStatusOk()
                .bodyText()
                .contains(
                        people.ada().workspaceName(),
                        ", owner",
                        people.charlie().workspaceName(),
                        ", interviewer")
                .contains("Second factor</dt><dd>none", "nowhere now");
        assertThat(web.get().uri(page).with(as(people.dmitri())))
                .as("for operators only")
                .hasStatus(404);
    }

    @Test
    void aReasonThatIsRefusedIsKeptAndItsFieldNamed() {
        assertThat(disable("x".repeat(301)))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#reason\"", "value=\"" + "x".repeat(301), "aria-invalid", "reason-error");
        assertThat(disable("Nobody answers"))
                .as("the only owner of a workspace")
                .hasStatus(422)
                .bodyText()
                .contains("only owner", "value=\"Nobody answers\"")
                .doesNotContain("aria-invalid");
        assertThat(accounts.disabled(people.ada().accountId())).isFalse();
    }

    private MvcTestResult disable(String reason) {
        return web.post()
                .uri(page + "/disabling")
                .param("reason", reason)
                .with(as(operator))
                .exchange();
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(as(operator)).exchange();
    }
}
