package dev.roundtwo.identity.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.factors.Phone;
import dev.roundtwo.platform.time.Backdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passkeys open the account of their owner to whoever answers right in every point, once (ASVS v5.0.0-6.3.3, 6.3.8). */
@ModuleTest
class PasskeyTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    JsonMapper json;

    @Autowired
    Passkeys passkeys;

    Phone ada;
    SoftKey key;

    @BeforeEach
    void register() throws Exception {
        ada = Phone.ada(web, accounts).signsIn();
        key = new SoftKey(ada.account.id());
        String codes = "/account/security/recovery-codes";
        assertThat(add(ada, key, "Laptop")).hasRedirectedUrl(codes);
        assertThat(ada.get(codes)).hasStatusOk().bodyText().contains("Keep these ten codes");
    }

    @Test
    void aPasskeyIsBothFactorsAtOnce() throws Exception {
        Phone there = ada.elsewhere();
        assertThat(signIn(there, key)).hasRedirectedUrl("/workspaces");
        assertThat(there.get("/account/security")).hasStatusOk().bodyText().contains("Laptop");
        assertThat(there.get("/account/sessions")).bodyText().contains("passkey");
    }

    /** With a passkey the password alone opens nothing; the passkey completes it. */
    @Test
    void thePasswordThenAsksForThePasskey() throws Exception {
        Phone half = ada.elsewhere();
        assertThat(half.post("/sign-in", "email", ada.account.email(), "password", Phone.PASSWORD))
                .hasRedirectedUrl("/sign-in/second-factor?next=%2Fworkspaces");
        assertThat(half.get("/account")).hasStatus(302);
        assertThat(signIn(half, key)).hasRedirectedUrl("/workspaces");
        assertThat(half.get("/account")).hasStatusOk();
    }

    @Test
    void anAnswerIsGoodOnceAndInTheBrowserThatWasAsked() throws Exception {
        Phone there = ada.elsewhere();
        key.counter = 1;
        String answer = key.answer(asked(there));
        assertThat(there.post("/sign-in/passkey", "credential", answer)).hasRedirectedUrl("/workspaces");
        there.post("/sign-out");
        refused(there, answer);
        key.counter = 2;
        String stolen = key.answer(asked(there));
        refused(ada.elsewhere(), stolen);
        refused(there, key.answer("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    @Test
    void whoeverDidNotVerifyTheUserIsRefused() throws Exception {
        Phone there = ada.elsewhere();
        key.verifies = false;
        refused(there, key.answer(asked(there)));
    }

    @Test
    void anotherSiteCannotAskForIt() throws Exception {
        Phone there = ada.elsewhere();
        key.origin = "http://localhost:8081";
        refused(there, key.answer(asked(there)));
        key.origin = "https://evil.example";
        refused(there, key.answer(asked(there)));
    }

    @Test
    void aCounterThatGoesBackIsACopy() throws Exception {
        Phone there = ada.elsewhere();
        key.counter = 7;
        assertThat(signIn(there, key)).hasRedirectedUrl("/workspaces");
        there.post("/sign-out");
        key.counter = 6;
        refused(there, key.answer(asked(there)));
        key.counter = 8;
        assertThat(signIn(there, key)).hasRedirectedUrl("/workspaces");
    }

    @Test
    void anotherKeyInItsNameIsRefused() throws Exception {
        Phone there = ada.elsewhere();
        SoftKey forged = new SoftKey(ada.account.id());
        System.arraycopy(key.id, 0, forged.id, 0, key.id.length);
        refused(there, forged.answer(asked(there)));
        refused(there, new SoftKey(ada.account.id()).answer(asked(there)));
        SoftKey astray = new SoftKey(Phone.ada(web, accounts).account.id());
        System.arraycopy(key.id, 0, astray.id, 0, key.id.length);
        refused(there, astray.answer(asked(there)));
        refused(there, "{}");
        refused(there, "not even JSON");
    }

    /** v5.0.0-6.3.8: the options ask for no e-mail and name no passkey; a wrong answer never says what was wrong. */
    @Test
    void nothingTellsWhoHasAPasskey() throws Exception {
        JsonNode options = options(ada.elsewhere(), "/sign-in/passkey/options");
        assertThat(options.path("allowCredentials").size()).isZero();
        assertThat(options.path("userVerification").asString()).isEqualTo("required");
        assertThat(options.path("rpId").asString()).isEqualTo("localhost");
        assertThat(options(ada.elsewhere(), "/sign-in/passkey/options").propertyNames())
                .isEqualTo(options.propertyNames());
    }

    @Test
    void itProvesItsOwnerAgainAndNobodyElse() throws Exception {
        Phone ben = Phone.ada(web, accounts);
        Backdated.at(Instant.now().minus(Duration.ofMinutes(11)), ben::signsIn);
        assertThat(ben.post("/account/proof/passkey", "credential", key.answer(asked(ben))))
                .hasRedirectedUrl("/account/proof");
        assertThat(ben.get("/account/security")).hasStatus(302);
        Phone later = ada.elsewhere();
        Backdated.at(
                Instant.now().minus(Duration.ofMinutes(11)),
                () -> later.post("/sign-in/passkey", "credential", quietly(() -> key.answer(asked(later)))));
        assertThat(later.get("/account/security")).hasStatus(302);
        assertThat(later.post("/account/proof/passkey", "credential", key.answer(asked(later))))
                .hasRedirectedUrl("/account/security");
        assertThat(later.get("/account/security")).hasStatusOk();
    }

    @Test
    void aChallengeToSignInRegistersNothingAndOnesOwnRegistersForNobodyElse() throws Exception {
        Phone ben = Phone.ada(web, accounts).signsIn();
        SoftKey bens = new SoftKey(ben.account.id());
        assertThat(ben.post("/account/security/passkeys", "name", "Key", "credential", bens.made(asked(ben))))
                .hasStatus(302);
        assertThat(add(ben, key, "Ada's")).as("registered already").hasStatus(302);
        assertThat(passkeys.of(ben.account.id())).isEmpty();
        bens.verifies = false;
        assertThat(add(ben, bens, "Key")).as("it verifies nobody").hasStatus(302);
        assertThat(passkeys.of(ben.account.id())).isEmpty();
    }

    /** v5.0.0-15.4.2: what was allowed when it was asked for may be one too many when it comes. */
    @Test
    void noOneHasMoreThanTwenty() throws Exception {
        for (int i = passkeys.of(ada.account.id()).size(); i < 19; i++) {
            add(ada, new SoftKey(ada.account.id()), "Key " + i);
        }
        String first = options(ada, "/account/security/passkeys/options")
                .path("challenge")
                .asString();
        String second = options(ada, "/account/security/passkeys/options")
                .path("challenge")
                .asString();
        for (String challenge : List.of(first, second)) {
            assertThat(ada.post(
                            "/account/security/passkeys",
                            "name",
                            "One more",
                            "credential",
                            new SoftKey(ada.account.id()).made(challenge)))
                    .hasStatus(302);
        }
        assertThat(passkeys.of(ada.account.id())).hasSize(20);
    }

    @Test
    void itIsNamedAndRemovedByItsOwnerOnly() throws Exception {
        String path = "/account/security/passkeys/"
                + passkeys.of(ada.account.id()).getFirst().id();
        Phone ben = Phone.ada(web, accounts).signsIn();
        assertThat(ben.post(path + "/name", "name", "Mine")).hasStatus(404);
        assertThat(ben.post(path + "/removal")).hasStatus(404);
        assertThat(ada.post(path + "/name", "name", "Old laptop")).hasStatus(302);
        assertThat(passkeys.of(ada.account.id()).getFirst().name()).isEqualTo("Old laptop");
        Phone there = ada.elsewhere();
        signIn(there, key);
        assertThat(ada.post(path + "/removal")).hasStatus(302);
        assertThat(there.get("/account")).as("signed out elsewhere").hasStatus(302);
        refused(there, key.answer(asked(there)));
        assertThat(ada.elsewhere().signsIn().get("/account"))
                .as("without a factor the password is enough again")
                .hasStatusOk();
    }

    private MvcTestResult signIn(Phone browser, SoftKey with) throws Exception {
        return browser.post("/sign-in/passkey", "credential", with.answer(asked(browser)));
    }

    private void refused(Phone browser, String answer) {
        assertThat(browser.post("/sign-in/passkey", "credential", answer)).hasRedirectedUrl("/sign-in");
        assertThat(browser.get("/account")).hasStatus(302);
    }

    private MvcTestResult add(Phone browser, SoftKey made, String name) throws Exception {
        String challenge = options(browser, "/account/security/passkeys/options")
                .path("challenge")
                .asString();
        return browser.post("/account/security/passkeys", "name", name, "credential", made.made(challenge));
    }

    private String asked(Phone browser) throws Exception {
        return options(browser, "/sign-in/passkey/options").path("challenge").asString();
    }

    private JsonNode options(Phone browser, String path) throws Exception {
        return json.readTree(browser.post(path).getResponse().getContentAsString());
    }

    private static String quietly(java.util.concurrent.Callable<String> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
