package dev.roundtwo.identity.signin;

import static dev.roundtwo.Cast.form;
import static dev.roundtwo.identity.Door.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Door;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.jobs.QuickJobs;
import dev.roundtwo.platform.time.Backdated;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
@QuickJobs
class SignInLinkTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    SignInLinks links;

    @Autowired
    ExternalIdentities identities;

    @Autowired
    JdbcClient sql;

    Door door;

    @BeforeEach
    void stand() {
        door = new Door(web, accounts);
    }

    @Test
    void aMailedLinkSignsInOnce() {
        Account ada = door.ada();
        assertThat(ask(ada.email(), "/w/team")).hasStatusOk().bodyText().contains("Look into your mail");
        String link = await().until(() -> mailed(ada.email()), found -> !found.isEmpty());
        assertThat(web.get().uri(link)).hasStatusOk().bodyText().contains("Hello, Ada");
        assertThat(web.get().uri(link)).as("looking does not use it up").hasStatusOk();
        MvcTestResult first = use(link);
        assertThat(first).hasRedirectedUrl("/w/team");
        assertThat(door.get("/account", session(first)))
                .hasStatusOk()
                .bodyText()
                .contains(ada.email());
        assertThat(use(link)).as("used twice").hasStatus(410).bodyText().contains("done its work");
    }

    @Test
    void theAnswerDoesNotTellWhetherThereIsAnAccount() throws Exception {
        String known = ask(door.ada().email(), "").getResponse().getContentAsString();
        String nobody = Ids.next() + "@example.org";
        MvcTestResult unknown = ask(nobody, "");
        assertThat(unknown).hasStatusOk();
        Pattern varying = Pattern.compile("(content|value)=\"[^\"]*\"|[0-9a-f-]{36}");
        assertThat(varying.matcher(unknown.getResponse().getContentAsString()).replaceAll(""))
                .isEqualTo(varying.matcher(known).replaceAll(""));
    }

    @Test
    void aLinkIsGoodForFifteenMinutes() {
        Account ada = door.ada();
        List<String> tokens = new ArrayList<>();
        Instant now = Instant.now();
        Backdated.at(now.minusSeconds(14 * 60), () -> tokens.add(links.make(ada.id(), null)));
        Backdated.at(now.minusSeconds(15 * 60 + 1), () -> tokens.add(links.make(ada.id(), null)));
        assertThat(web.get().uri("/sign-in/link/{token}", tokens.get(0))).hasStatusOk();
        assertThat(web.get().uri("/sign-in/link/{token}", tokens.get(1))).hasStatus(410);
        assertThat(use("/sign-in/link/" + tokens.get(1))).hasStatus(410);
    }

    @Test
    void ofTwoAtOnceOneWins() throws Exception {
        Account ada = door.ada();
        String token = links.make(ada.id(), null);
        List<Callable<Integer>> both = List.of(
                () -> use("/sign-in/link/" + token).getResponse().getStatus(),
                () -> use("/sign-in/link/" + token).getResponse().getStatus());
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Integer> answers = new ArrayList<>();
            for (var answer : pool.invokeAll(both)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(302, 410);
        }
    }

    @Test
    void onlyTheDigestIsStored() {
        String token = links.make(door.ada().id(), null);
        assertThat(sql.sql("select count(*) from sign_in_link where digest = ?")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from sign_in_link where digest = ?")
                        .param(Secrets.digest(token))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void thePasswordOfAnUnprovenEmailGoesWhenItsOwnerComes() {
        Account squatted = accounts.openUnproven(Ids.next() + "@example.org", "Ada", Door.PASSWORD);
        Cookie squatter = door.browserOf(squatted);
        assertThat(use("/sign-in/link/" + links.make(squatted.id(), null))).hasRedirectedUrl("/account?done=proven");
        assertThat(door.get("/account", squatter)).as("whoever was in is out").hasStatus(302);
        assertThat(door.signIn(squatted.email(), Door.PASSWORD, "")).hasStatus(401);
    }

    @Test
    void whoeverOpenedAnAccountWithoutPasswordInSomebodysNameIsOutWhenTheOwnerComes() {
        Account squatted = accounts.openUnproven(Ids.next() + "@example.org", "Ada", Door.PASSWORD);
        Cookie squatter = door.browserOf(squatted);
        sql.sql("update account set password_hash = null where id = ?")
                .param(squatted.id())
                .update();
        assertThat(door.get("/account", squatter)).hasStatusOk();
        assertThat(use("/sign-in/link/" + links.make(squatted.id(), null))).hasRedirectedUrl("/workspaces");
        assertThat(door.get("/account", squatter)).as("whoever was in is out").hasStatus(302);
    }

    /** v5.0.0-6.8.1: what the squatter linked would be a way in that no password shows. */
    @Test
    void whatASquatterLinkedAtAProviderGoesWhenTheOwnerComes() {
        Account squatted = accounts.openUnproven(Ids.next() + "@example.org", "Ada", Door.PASSWORD);
        Vouched charlie = new Vouched("https://id.example.org", Ids.next().toString(), null, false, "Charlie", false);
        identities.linkNew(squatted.id(), charlie);
        assertThat(identities.accountOf(charlie)).contains(squatted.id());
        use("/sign-in/link/" + links.make(squatted.id(), null));
        assertThat(identities.accountOf(charlie)).isEmpty();
        assertThat(identities.of(squatted.id())).isEmpty();
    }

    @Test
    void whoOpenedTheAccountInThisBrowserKeepsThePassword() {
        Account own = accounts.openUnproven(Ids.next() + "@example.org", "Ada", Door.PASSWORD);
        Cookie browser = door.browserOf(own);
        assertThat(door.post("/sign-in/link/" + links.make(own.id(), null), browser))
                .hasRedirectedUrl("/workspaces");
        assertThat(door.signIn(own.email(), Door.PASSWORD, "")).hasStatus(302);
    }

    private MvcTestResult ask(String email, String next) {
        return web.post()
                .uri("/sign-in/links")
                .param("email", email)
                .param("next", next)
                .with(form())
                .with(request -> {
                    request.setRemoteAddr(door.address);
                    return request;
                })
                .exchange();
    }

    private MvcTestResult use(String link) {
        return web.post().uri(link).with(form()).exchange();
    }

    private String mailed(String email) {
        Matcher link = Pattern.compile("/sign-in/link/\\S+")
                .matcher(String.join(
                        "\n",
                        sql.sql("select text from outbox_mail where recipient = ?")
                                .param(email)
                                .query(String.class)
                                .list()));
        return link.find() ? link.group() : "";
    }
}
