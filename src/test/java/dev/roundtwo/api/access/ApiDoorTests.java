package dev.roundtwo.api.access;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Bearer;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who gets through the door of the API, and what the others are told (v5.0.0-8.2.1, v5.0.0-8.3.2, v5.0.0-8.4.1, v5.0.0-10.3.2). */
@ModuleTest
class ApiDoorTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Members members;

    Cast.People people;
    String doorstep;

    @BeforeEach
    void gather() {
        people = cast.people();
        doorstep = "/api/v1/workspaces/" + people.ada().workspaceSlug() + "/doorstep";
    }

    @Test
    void aTokenOfAMemberOpensTheirWorkspaceInItsScope() {
        MvcTestResult answer = get(doorstep, Bearer.of(people.chloe(), "members:read"));
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.role").isEqualTo("INTERVIEWER");
        assertThat(answer)
                .bodyText()
                .contains(people.ada().workspaceId().toString())
                .contains(people.chloe().accountId().toString());
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void outsideOfAWorkspaceTheAccountAloneIsInScope() {
        MvcTestResult answer = get("/api/v1/doorstep", Bearer.of(people.chloe(), "profile"));
        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyText()
                .contains("workspace=null")
                .contains(people.chloe().accountId().toString());
    }

    @Test
    void withoutATokenTheAnswerIsAProblemWithAChallenge() {
        MvcTestResult answer = web.get().uri(doorstep).exchange();
        assertProblem(answer, 401);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    }

    /** v5.0.0-3.5.1: a browser's session is nothing here, so there is no request to forge. */
    @Test
    void aSessionIsNoToken() {
        assertProblem(get(doorstep, as(people.ada())), 401);
        assertProblem(web.post().uri(doorstep).with(as(people.ada())).exchange(), 401);
    }

    @Test
    void aTokenThatIsNoneIsRefused() {
        MvcTestResult answer = web.get()
                .uri(doorstep)
                .header("Authorization", "Bearer abc.def.ghi")
                .exchange();
        assertProblem(answer, 401);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void aTokenOfAnotherScopeIsToldWhichIsMissing() {
        MvcTestResult answer = web.post()
                .uri(doorstep)
                .with(Bearer.of(people.ada(), "members:read"))
                .exchange();
        assertProblem(answer, 403);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"members:write\"");
    }

    @Test
    void anOperationThatNamesNoScopeIsForNobody() {
        assertProblem(
                get(doorstep.replace("doorstep", "unmarked"), Bearer.of(people.ada(), "profile", "members:read")), 403);
    }

    @Test
    void aStrangerFindsNothing() {
        assertProblem(get(doorstep, Bearer.of(people.charlie(), "members:read")), 404);
        assertProblem(get("/api/v1/workspaces/nowhere/doorstep", Bearer.of(people.ada(), "members:read")), 404);
        assertProblem(get("/api/v1/nothing", Bearer.of(people.ada(), "members:read")), 404);
    }

    /** A member of two workspaces: a client of one opens nothing in the other. */
    @Test
    void aClientOfOneWorkspaceDoesNotOpenAnother() {
        RequestPostProcessor elsewhere = Bearer.of(people.charlie(), "members:read");
        cast.joins(people.ada(), people.charlie());
        assertProblem(get(doorstep, elsewhere), 404);
    }

    @Test
    void aRemovedMembersTokenStopsWorkingAtOnce() throws Exception {
        RequestPostProcessor token = Bearer.of(people.chloe(), "members:read", "profile");
        assertThat(get(doorstep, token)).hasStatusOk();
        in(people.ada(), () -> {
            members.remove(people.ada(), people.chloe().accountId());
            return null;
        });
        assertProblem(get(doorstep, token), 404);
        assertProblem(get("/api/v1/doorstep", token), 401);
    }

    @Test
    void aChangedRoleHoldsAtOnce() throws Exception {
        RequestPostProcessor token = Bearer.of(people.chloe(), "members:read");
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.MEMBER);
            return null;
        });
        assertThat(get(doorstep, token)).bodyJson().extractingPath("$.role").isEqualTo("MEMBER");
    }

    private MvcTestResult get(String path, RequestPostProcessor sender) {
        return web.get().uri(path).with(sender).exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status) {
        assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.correlationId")
                .isEqualTo(answer.getResponse().getHeader("X-Correlation-Id"));
    }
}
