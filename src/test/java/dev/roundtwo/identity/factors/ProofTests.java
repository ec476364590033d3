package dev.roundtwo.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.jobs.QuickJobs;
import dev.roundtwo.platform.time.Backdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Credentials are changed only by who has just shown who they are (ASVS v5.0.0-7.5.1). */
@ModuleTest
@QuickJobs
class ProofTests {

    private static final String ASKED = "/account/proof?next=%2Faccount%2Fsecurity";

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    SignInLinks links;

    @Autowired
    JdbcClient sql;

    @Test
    void anOldProofIsAskedForAgainAndLeadsBack() {
        Phone ada = signedInAgo(11);
        assertThat(ada.get("/account")).as("not sensitive").hasStatusOk();
        assertThat(ada.get("/account/security")).hasRedirectedUrl(ASKED);
        assertThat(ada.get(ASKED))
                .hasStatusOk()
                .bodyText()
                .contains("Is it still you?")
                .doesNotContain("Mail me a link");
        assertThat(ada.post("/account/proof/password", "password", "not hers", "next", "/account/security"))
                .hasStatus(422)
                .bodyText()
                .contains("not your current password", "value=\"/account/security\"");
        assertThat(ada.get("/account/security")).hasStatus(302);
        assertThat(ada.post("/account/proof/password", "password", Phone.PASSWORD, "next", "/account/security"))
                .hasRedirectedUrl("/account/security");
        assertThat(ada.get("/account/security")).hasStatusOk();
    }

    /** v5.0.0-6.2.3, 7.5.1: each act that changes a way into the account. */
    @Test
    void noCredentialIsChangedOnAnOldProof() {
        Phone ada = signedInAgo(31);
        for (String act : List.of(
                "/account/password",
                "/account/security/app",
                "/account/security/app/confirmation",
                "/account/security/app/removal",
                "/account/security/recovery-codes",
                "/account/security/passkeys",
                "/account/security/passkeys/options",
                "/account/security/passkeys/x/name",
                "/account/security/passkeys/x/removal")) {
            assertThat(ada.post(act, "current", Phone.PASSWORD, "next", "four owls on a wire"))
                    .as(act)
                    .hasStatus(302)
                    .redirectedUrl()
                    .startsWith("/account/proof");
        }
        assertThat(ada.elsewhere().signsIn().get("/account"))
                .as("the password is what it was")
                .hasStatusOk();
    }

    @Test
    void aCodeOfTheAppIsProofToo() throws Exception {
        Phone ada = Phone.ada(web, accounts).signsIn().setsUpTheApp();
        Phone later = ada.elsewhere();
        Backdated.at(Instant.now().minus(Duration.ofMinutes(11)), () -> {
            later.signsIn();
            later.post("/sign-in/second-factor", "code", ada.recovery.getFirst());
        });
        assertThat(later.get("/account/security")).hasRedirectedUrl(ASKED);
        assertThat(later.post("/account/proof/code", "code", "000000", "next", "/account/security"))
                .hasStatus(422);
        assertThat(later.post("/account/proof/code", "code", ada.next(), "next", "/account/security"))
                .hasRedirectedUrl("/account/security");
        assertThat(later.get("/account/security")).hasStatusOk();
    }

    /** Who has neither password nor factor proves the mailbox. */
    @Test
    void whoHasNothingElseIsMailedALink() {
        Account account = accounts.open(Ids.next() + "@example.org", "Ben Okafor", null);
        Phone ben = Phone.of(web, account);
        Backdated.at(
                Instant.now().minus(Duration.ofMinutes(11)),
                () -> ben.post("/sign-in/link/" + links.make(account.id(), null)));
        assertThat(ben.get(ASKED)).bodyText().contains("Mail me a link").doesNotContain("type=\"password\"");
        assertThat(ben.post("/account/proof/mails", "next", "/account/security"))
                .hasStatusOk();
        String link = await().until(() -> mailed(account.email()), found -> !found.isEmpty());
        assertThat(ben.post(link)).hasRedirectedUrl("/account/security");
        assertThat(ben.get("/account/security")).hasStatusOk();
    }

    @Test
    void whoHasJustSignedInSetsTheFirstPasswordWithoutBeingAsked() {
        Account account = accounts.open(Ids.next() + "@example.org", "Ben Okafor", null);
        Phone ben = Phone.of(web, account);
        ben.post("/sign-in/link/" + links.make(account.id(), null));
        assertThat(ben.get("/account/password")).hasStatusOk().bodyText().contains("Set a password");
        assertThat(ben.post("/account/password", "next", "four owls on a wire"))
                .hasRedirectedUrl("/account/security?done=password");
    }

    @Test
    void theWayOnIsOnThisSite() {
        Phone ada = signedInAgo(11);
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
            assertThat(ada.post("/account/proof/password", "password", Phone.PASSWORD, "next", elsewhere))
                    .as(elsewhere)
                    .hasRedirectedUrl("/account/security");
        }
    }

    /** The demo's way is for the demo's people; nobody else gets round the question by it. */
    @Test
    void theDemosButtonProvesNobodyElse() {
        Phone ada = signedInAgo(11);
        assertThat(ada.post("/account/proof/demo", "next", "/account/security")).hasStatus(404);
        assertThat(ada.get("/account/security")).hasStatus(302);
    }

    /** v5.0.0-6.3.1 */
    @Test
    void guessingThePasswordHereIsSlowedToo() {
        Phone ada = signedInAgo(11);
        for (int i = 0; i < 5; i++) {
            assertThat(ada.post("/account/proof/password", "password", "guess " + i))
                    .hasStatus(422);
        }
        assertThat(ada.post("/account/proof/password", "password", Phone.PASSWORD))
                .hasStatus(429);
    }

    private Phone signedInAgo(int minutes) {
        Phone ada = Phone.ada(web, accounts);
        Backdated.at(Instant.now().minus(Duration.ofMinutes(minutes)), ada::signsIn);
        return ada;
    }

    private String mailed(String email) {
        var link = java.util.regex.Pattern.compile("/sign-in/link/\\S+")
                .matcher(String.join(
                        "\n",
                        sql.sql("select text from outbox_mail where recipient = ?")
                                .param(email)
                                .query(String.class)
                                .list()));
        return link.find() ? link.group() : "";
    }
}
