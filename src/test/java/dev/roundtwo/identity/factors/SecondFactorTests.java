package dev.roundtwo.identity.factors;

import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The second factor at the door: asked for on every way in, and good once (ASVS v5.0.0-6.3.3, 6.3.4, 6.5.1, 6.5.5). */
@ModuleTest
class SecondFactorTests {

    private static final String ASKED = "/sign-in/second-factor?next=%2Fworkspaces";

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    SignInLinks links;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Phone ada;

    @BeforeEach
    void setUp() throws Exception {
        ada = Phone.ada(web, accounts).signsIn().setsUpTheApp();
        assertThat(ada.recovery).hasSize(10).doesNotHaveDuplicates();
    }

    /** v5.0.0-6.3.3 */
    @Test
    void thePasswordAloneOpensNothing() {
        Phone half = ada.elsewhere();
        assertThat(half.post("/sign-in", "email", ada.account.email(), "password", Phone.PASSWORD))
                .hasRedirectedUrl(ASKED);
        for (String page : List.of("/account", "/account/security", "/account/sessions", "/workspaces")) {
            assertThat(half.get(page)).as(page).hasRedirectedUrl("/sign-in");
        }
        assertThat(half.get("/operator")).hasRedirectedUrl("/sign-in?next=%2Foperator");
        assertThat(half.post("/account/name", "name", "Somebody")).hasRedirectedUrl("/sign-in");
        assertThat(half.get("/sign-in")).as("the way leads on").hasRedirectedUrl(ASKED);
        assertThat(half.get(ASKED)).hasStatusOk().bodyText().contains("One more step");
        assertThat(half.post("/sign-in/second-factor", "code", ada.next())).hasRedirectedUrl("/workspaces");
        assertThat(half.get("/account")).hasStatusOk();
    }

    /** v5.0.0-6.3.4, 6.4.3: a mailed link is a first proof like another. */
    @Test
    void aMailedLinkDoesNotSkipIt() {
        Phone half = ada.elsewhere();
        assertThat(half.post("/sign-in/link/" + links.make(ada.account.id(), "/w/team")))
                .hasRedirectedUrl("/sign-in/second-factor?next=%2Fw%2Fteam");
        assertThat(half.get("/account")).hasRedirectedUrl("/sign-in");
        assertThat(half.post("/sign-in/second-factor", "code", ada.next(), "next", "/w/team"))
                .hasRedirectedUrl("/w/team");
    }

    /** v5.0.0-6.5.1 */
    @Test
    void aCodeIsGoodOnce() {
        String used = ada.codeOf(Instant.now());
        Phone second = ada.elsewhere().signsIn();
        assertThat(second.post("/sign-in/second-factor", "code", used))
                .as("it confirmed the app before")
                .hasStatus(401);
        String next = ada.next();
        assertThat(second.post("/sign-in/second-factor", "code", next)).hasStatus(302);
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", next))
                .hasStatus(401);
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", used))
                .as("nor one of before the last")
                .hasStatus(401);
    }

    /** v5.0.0-6.5.5 */
    @Test
    void aCodeIsGoodForAStepBeforeAndAfterAndNoLonger() {
        Instant now = Instant.now();
        String seed = ada.seed;
        assertThat(TimeCodes.step(seed, ada.codeOf(now.minusSeconds(30)), now)).isPresent();
        assertThat(TimeCodes.step(seed, ada.codeOf(now.plusSeconds(30)), now)).isPresent();
        assertThat(TimeCodes.step(seed, ada.codeOf(now.minusSeconds(61)), now)).isEmpty();
        assertThat(TimeCodes.step(seed, ada.codeOf(now.plusSeconds(61)), now)).isEmpty();
    }

    /** v5.0.0-6.5.1, 6.5.2 */
    @Test
    void aRecoveryCodeIsGoodOnceInAnyCaseAndIsNotKept() {
        String code = ada.recovery.getFirst();
        Phone second = ada.elsewhere().signsIn();
        assertThat(second.post("/sign-in/second-factor", "code", code.toUpperCase(java.util.Locale.ROOT)))
                .hasRedirectedUrl("/workspaces");
        assertThat(second.get("/account/security")).bodyText().contains("9 of 10 left");
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", code))
                .hasStatus(401);
        String kept = String.join(" ", own(String.class, "select digest from recovery_code where account_id = ?"));
        assertThat(kept).isNotBlank().doesNotContain(code, code.replace("-", ""));
    }

    @Test
    void newRecoveryCodesVoidThoseOfBefore() throws Exception {
        List<String> fresh = codesAnew();
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(ada.recovery);
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", ada.recovery.get(1)))
                .hasStatus(401);
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", fresh.get(1)))
                .hasStatus(302);
    }

    @Test
    void aReloadShowsThemNoMoreAndMakesNoneAnew() throws Exception {
        List<String> fresh = codesAnew();
        assertThat(ada.get("/account/security/recovery-codes")).hasRedirectedUrl("/account/security?done=codes");
        assertThat(ada.get("/account/security?done=codes"))
                .bodyText()
                .contains("The codes were shown once.", "10 of 10");
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", fresh.getFirst()))
                .hasStatus(302);
    }

    private List<String> codesAnew() throws Exception {
        String page = "/account/security/recovery-codes";
        assertThat(ada.post(page)).hasRedirectedUrl(page);
        return Phone.found(java.util.regex.Pattern.compile("<code>([a-z0-9-]+)</code>"), ada.get(page));
    }

    /** v5.0.0-7.2.4: half a session becomes a whole one under another id. */
    @Test
    void theSessionIsRenewedAtEachStep() {
        Phone half = ada.elsewhere();
        MvcTestResult first = half.post("/sign-in", "email", ada.account.email(), "password", Phone.PASSWORD);
        MvcTestResult second = half.post("/sign-in/second-factor", "code", ada.next());
        assertThat(cookie(second)).isNotEqualTo(cookie(first));
    }

    private static String cookie(MvcTestResult result) {
        return java.util.Objects.requireNonNull(result.getResponse().getCookie("roundtwo"))
                .getValue();
    }

    @Test
    void theHalfSessionIsShort() {
        Phone half = ada.elsewhere();
        Backdated.at(Instant.now().minus(Duration.ofMinutes(11)), half::signsIn);
        assertThat(half.get("/sign-in/second-factor")).hasRedirectedUrl("/sign-in");
        assertThat(half.post("/sign-in/second-factor", "code", ada.next())).hasRedirectedUrl("/sign-in");
        assertThat(half.get("/account")).hasRedirectedUrl("/sign-in");
    }

    /** A workspace's page that was wanted is not opened by the first proof either, whatever answers it. */
    @Test
    void whoeverWasInBeforeIsOutWhenAnotherBegins() {
        Phone there = Phone.ada(web, accounts).signsIn();
        assertThat(there.get("/account")).hasStatusOk();
        there.post("/sign-in", "email", ada.account.email(), "password", Phone.PASSWORD);
        assertThat(there.get("/account")).hasRedirectedUrl("/sign-in");
    }

    /** v5.0.0-7.4.3 */
    @Test
    void aNewFactorEndsTheOtherSessions() throws Exception {
        Phone ben = Phone.ada(web, accounts).signsIn();
        Phone bens = ben.elsewhere().signsIn();
        assertThat(bens.get("/account")).hasStatusOk();
        ben.setsUpTheApp();
        assertThat(bens.get("/account")).hasStatus(302);
        assertThat(ben.get("/account/security")).hasStatusOk();
    }

    @Test
    void anUnconfirmedAppAsksForNothingAndReplacesNothing() throws Exception {
        Phone plain = Phone.ada(web, accounts).signsIn();
        plain.post("/account/security/app");
        assertThat(plain.post("/account/security/app/confirmation", "code", "000000"))
                .hasStatus(422)
                .bodyText()
                .contains("not the code");
        assertThat(plain.elsewhere().signsIn().get("/account")).hasStatusOk();
        ada.post("/account/security/app");
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", ada.next()))
                .as("the app of before is still good")
                .hasStatus(302);
    }

    /** v5.0.0-6.5.6 */
    @Test
    void withoutTheAppThePasswordIsEnoughAgainAndTheCodesAreGone() {
        assertThat(ada.post("/account/security/app/removal")).hasRedirectedUrl("/account/security?done=removed");
        assertThat(ada.elsewhere().signsIn().get("/account")).hasStatusOk();
        assertThat(own(Long.class, "select count(*) from recovery_code where account_id = ?"))
                .containsExactly(0L);
    }

    @Test
    void theSeedIsSealed() {
        assertThat(own(String.class, "select sealed from authenticator_app where account_id = ?"))
                .singleElement()
                .asString()
                .doesNotContain(ada.seed)
                .contains(".");
    }

    /** Somebody opened the account in the owner's name and locked it with a phone of their own. */
    @Test
    void whoeverSquatsAnEmailCannotLockItsOwnerOut() throws Exception {
        var squatted = accounts.openUnproven(Ids.next() + "@example.org", "Ada", Phone.PASSWORD);
        Phone squatter = Phone.of(web, squatted).signsIn().setsUpTheApp();
        assertThat(web.post()
                        .uri("/sign-in/link/" + links.make(squatted.id(), null))
                        .with(form()))
                .hasRedirectedUrl("/account?done=proven");
        assertThat(squatter.get("/account")).hasStatus(302);
    }

    private <T> List<T> own(Class<T> type, String query) {
        return Scope.ofAccount(ada.account.id())
                .call(() -> transaction.execute(status ->
                        sql.sql(query).param(ada.account.id()).query(type).list()));
    }
}
