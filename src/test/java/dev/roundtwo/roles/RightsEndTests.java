package dev.roundtwo.roles;

import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Bearer;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.Cookie;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Whatever takes somebody's rights takes them at once: from a session that was open, from a token that was given out, and from
 * the stream of a room (v5.0.0-7.4.2, v5.0.0-8.3.2). Dmitri interviews in Ada's panel.
 */
@ModuleTest
class RightsEndTests {

    private static final String PASSWORD = "three owls on a wire";

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment environment;

    @Autowired
    Members members;

    Cast.People people;
    Member dmitri;
    String home;
    String api;
    String room;
    Cookie session;
    String token;
    MvcTestResult stream;

    @BeforeEach
    void dmitriIsInTheRoom() throws Exception {
        people = house.getBean(Cast.class).people();
        var account = house.getBean(Accounts.class).open(Ids.next() + "@example.org", "Dmitri", PASSWORD);
        dmitri = house.getBean(Workspaces.class).join(people.ada().workspaceId(), account.id(), Role.INTERVIEWER);
        new Owner(environment).makesOperator(people.charlie().accountId(), true);
        home = "/w/" + dmitri.workspaceSlug();
        api = "/api/v1/workspaces/" + dmitri.workspaceSlug();
        room = home + "/rooms/" + panel();
        session = signsIn(account.email());
        token = "Bearer " + Bearer.token(house, dmitri, "questions:read", "members:read", "interviews:read");
        assertThat(page(home + "/questions")).isEqualTo(200);
        assertThat(page(room)).isEqualTo(200);
        assertThat(call("/questions")).isEqualTo(200);
        stream = web.get().uri(room + "/events").cookie(session).asyncExchange();
        assertThatThrownBy(() -> stream.getMvcResult().getAsyncResult(50))
                .as("the stream is open")
                .isInstanceOf(IllegalStateException.class);
    }

    @AfterEach
    void nobodyOperates() {
        new Owner(environment).makesOperator(people.charlie().accountId(), false);
    }

    @Test
    void removal() throws Exception {
        in(people.ada(), () -> {
            members.remove(people.ada(), dmitri.accountId());
            return "";
        });
        ended();
        assertThat(page(home)).isEqualTo(404);
        assertThat(page(room)).isEqualTo(404);
        assertThat(page(room + "/events")).isEqualTo(404);
        assertThat(call("/questions")).isEqualTo(404);
        assertThat(page("/account")).as("the account is still theirs").isEqualTo(200);
    }

    @Test
    void aLowerRole() throws Exception {
        in(people.ada(), () -> {
            members.changeRole(people.ada(), dmitri.accountId(), Role.MEMBER);
            return "";
        });
        ended();
        assertThat(page(home)).isEqualTo(200);
        assertThat(page(home + "/questions")).isEqualTo(403);
        assertThat(page(room)).isEqualTo(404);
        assertThat(page(room + "/events")).isEqualTo(404);
        assertThat(call("/questions")).isEqualTo(403);
        assertThat(call("/members")).as("what members may").isEqualTo(200);
    }

    @Test
    void aWorkspaceThatIsSuspended() {
        operates("/operator/workspaces/" + dmitri.workspaceSlug() + "/suspension");
        ended();
        assertThat(page(home)).isEqualTo(403);
        assertThat(page(room)).isEqualTo(403);
        assertThat(page(room + "/events")).isEqualTo(403);
        assertThat(call("/questions")).isEqualTo(403);
        assertThat(page("/account")).isEqualTo(200);
    }

    @Test
    void anAccountThatIsDisabled() {
        operates("/operator/accounts/" + dmitri.accountId() + "/disabling");
        ended();
        assertThat(page(home)).as("the session is gone").isEqualTo(302);
        assertThat(page(room)).isEqualTo(302);
        assertThat(page("/account")).isEqualTo(302);
        assertThat(call("/questions")).isIn(401, 403, 404);
    }

    private void ended() {
        assertThatCode(() -> stream.getMvcResult().getAsyncResult(2_000))
                .as("the stream has ended")
                .doesNotThrowAnyException();
    }

    private void operates(String act) {
        assertThat(web.post().uri(act).param("reason", "Asked for it by phone").with(Cast.as(people.charlie())))
                .hasStatus3xxRedirection();
    }

    private int page(String path) {
        return web.get().uri(path).cookie(session).exchange().getResponse().getStatus();
    }

    private int call(String path) {
        return web.get()
                .uri(api + path)
                .header("Authorization", token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Cookie signsIn(String email) {
        return Objects.requireNonNull(web.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", PASSWORD)
                .with(form())
                .exchange()
                .getResponse()
                .getCookie("roundtwo"));
    }

    private UUID panel() throws Exception {
        Member ada = people.ada();
        return in(ada, () -> {
            QuestionSets sets = house.getBean(QuestionSets.class);
            UUID set = sets.create(ada, "Staff backend", "");
            sets.addItem(ada, set, "b01", 10);
            sets.publish(ada, set);
            var plan = new Plan(
                    "Staff backend",
                    Mode.PANEL,
                    set,
                    null,
                    Invitee.member(people.ben().accountId()),
                    List.of(dmitri.accountId()),
                    List.of(),
                    null,
                    ZoneId.of("Europe/Berlin"),
                    false);
            return house.getBean(Interviews.class).schedule(ada, plan);
        });
    }
}
