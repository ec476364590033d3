package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Bearer;
import dev.roundtwo.Cast;
import dev.roundtwo.TightLimits;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.questions.QuestionSets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-ins, invitations and exports, each of an account and of a workspace, as an operator granted it (v5.0.0-2.3.2, v5.0.0-2.4.1). */
@TightLimits
class RateTests {

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
    Members members;

    @Autowired
    Allowances allowances;

    @Autowired
    QuestionSets sets;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.ADMIN);
            return null;
        });
    }

    @Test
    void anAccountInvitesSoManyAndAWorkspaceSoMany() {
        for (int i = 0; i < 4; i++) {
            assertThat(invites(people.ada())).hasStatus(302);
        }
        assertTooMany(invites(people.ada()));
        assertThat(invites(people.chloe())).as("the workspace's sixth is hers").hasStatus(302);
        assertThat(invites(people.chloe())).hasStatus(302);
        assertTooMany(invites(people.chloe()));
        assertThat(web.post()
                        .uri("/api/v1/workspaces/" + people.ada().workspaceSlug() + "/invitations")
                        .with(Bearer.of(people.chloe(), "members:write"))
                        .header("Idempotency-Key", Ids.next().toString())
                        .contentType("application/json")
                        .content("{\"role\":\"MEMBER\"}"))
                .hasStatus(429)
                .containsHeader("Retry-After")
                .hasContentTypeCompatibleWith("application/problem+json");
        assertThat(invites(people.charlie())).as("another workspace").hasStatus(302);
    }

    @Test
    void whatAnOperatorGrantsIsWhatBinds() throws Exception {
        grant(Limited.INVITATIONS, 1L);
        assertThat(invites(people.ada())).hasStatus(302);
        assertTooMany(invites(people.chloe()));
        grant(Limited.INVITATIONS, 8L);
        for (int i = 0; i < 3; i++) {
            assertThat(invites(people.ada())).hasStatus(302);
            assertThat(invites(people.chloe())).hasStatus(302);
        }
        grant(Limited.EXPORTS, 0L);
        assertTooMany(exports(people.ada(), UUID.randomUUID()));
    }

    /** An invitation that was refused for another reason is none. */
    @Test
    void aMistypedInvitationTakesNothing() {
        for (int i = 0; i < 8; i++) {
            assertThat(web.post()
                            .uri("/w/" + people.ada().workspaceSlug() + "/people/invitations")
                            .param("role", "MEMBER")
                            .param("email", "no address")
                            .with(as(people.ada())))
                    .hasStatus(422);
        }
        assertThat(invites(people.ada())).hasStatus(302);
    }

    @Test
    void anAccountExportsSoManyAndAWorkspaceSoMany() throws Exception {
        UUID set = in(people.ada(), () -> {
            UUID made = sets.create(people.ada(), "Set", "");
            sets.addItem(people.ada(), made, "b01", 10);
            sets.publish(people.ada(), made);
            return made;
        });
        assertThat(exports(people.ada(), set)).hasStatusOk();
        assertThat(audit(people.ada(), "csv")).hasStatusOk();
        assertTooMany(audit(people.ada(), "json"));
        assertTooMany(exports(people.ada(), set));
        assertThat(audit(people.chloe(), "json")).hasStatusOk();
        assertThat(exports(people.chloe(), set)).hasStatusOk();
        assertThat(exports(people.dmitri(), set)).as("the workspace's fifth").hasStatus(429);
    }

    @Test
    void anAccountSignsInSoOften() {
        String email = Ids.next() + "@example.org";
        accounts.open(email, "Ada", PASSWORD);
        for (int i = 0; i < 3; i++) {
            assertThat(signsIn(email)).hasStatus(302);
        }
        assertThat(signsIn(email)).hasStatus(429).containsHeader("Retry-After");
        String other = Ids.next() + "@example.org";
        accounts.open(other, "Ben Okafor", PASSWORD);
        assertThat(signsIn(other)).as("somebody else from the same address").hasStatus(302);
    }

    private MvcTestResult signsIn(String email) {
        return web.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", PASSWORD)
                .with(form())
                .with(request -> {
                    request.setRemoteAddr("203.0.113.5");
                    return request;
                })
                .exchange();
    }

    private MvcTestResult invites(Member me) {
        return web.post()
                .uri("/w/" + me.workspaceSlug() + "/people/invitations")
                .param("role", "MEMBER")
                .accept("text/html")
                .with(as(me))
                .exchange();
    }

    private MvcTestResult exports(Member me, UUID set) {
        return web.get()
                .uri("/w/" + me.workspaceSlug() + "/sets/" + set + ".yaml")
                .accept("text/html", "*/*")
                .with(as(me))
                .exchange();
    }

    private MvcTestResult audit(Member me, String ending) {
        return web.get()
                .uri("/w/" + me.workspaceSlug() + "/settings/audit/entries." + ending)
                .accept("text/html", "*/*")
                .with(as(me))
                .exchange();
    }

    private static void assertTooMany(MvcTestResult answer) {
        assertThat(answer)
                .hasStatus(429)
                .containsHeader("Retry-After")
                .bodyText()
                .contains("<!doctype html>");
    }

    /** Nodes read what is granted every five seconds. */
    private void grant(Limited what, long amount) throws Exception {
        Member ada = people.ada();
        in(
                ada,
                () -> transaction.execute(status -> {
                    allowances.grant(what, amount);
                    return "";
                }));
        await().until(() -> allowances.of(ada.workspaceId(), what) == amount);
    }
}
