package dev.roundtwo.identity.signin;

import static dev.roundtwo.identity.Door.PASSWORD;
import static dev.roundtwo.identity.Door.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Door;
import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.Ids;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
@ExtendWith(OutputCaptureExtension.class)
class SignInTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    Door door;

    @BeforeEach
    void stand() {
        door = new Door(web, accounts);
    }

    @Test
    void theRightPasswordSignsInUnderANewSessionId() {
        Account ada = door.ada();
        MvcTestResult first = door.signIn(ada.email(), PASSWORD, "");
        assertThat(first).hasStatus(302).hasRedirectedUrl("/workspaces");
        Cookie before = session(first);
        MvcTestResult again = door.post("/sign-in", before, "email", ada.email(), "password", PASSWORD);
        Cookie after = session(again);
        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        assertThat(door.get("/account", after)).hasStatusOk();
        assertThat(door.get("/account", before))
                .as("the old id is worth nothing")
                .hasStatus(302);
    }

    @Test
    void anUnknownEmailAndAWrongPasswordAnswerAlike() throws Exception {
        MvcTestResult unknown = door.signIn("nobody-" + Ids.next() + "@example.org", "not the password", "");
        MvcTestResult wrong = door.signIn(door.ada().email(), "not the password", "");
        MvcTestResult none = door.signIn(
                accounts.open(Ids.next() + "@example.org", "Ben Okafor", null).email(), "not the password", "");
        assertThat(unknown).hasStatus(401);
        assertThat(wrong).hasStatus(401);
        assertThat(page(wrong)).isEqualTo(page(unknown)).contains("do not match");
        assertThat(page(none)).isEqualTo(page(unknown));
    }

    @Test
    void anUnknownEmailCostsTheSameWork() {
        Account ada = door.ada();
        long known = fastest(ada.email());
        long unknown = fastest("nobody-" + Ids.next() + "@example.org");
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    private long fastest(String email) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            door = new Door(web, accounts);
            long start = System.nanoTime();
            door.signIn(email, "not the password", "");
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    @Test
    void theWayBackLeadsToThisSiteOnly() {
        Account ada = door.ada();
        assertThat(door.signIn(ada.email(), PASSWORD, "/w/team/sets?x=1")).hasRedirectedUrl("/w/team/sets?x=1");
        for (String elsewhere : new String[] {
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)"
        }) {
            assertThat(door.signIn(ada.email(), PASSWORD, elsewhere))
                    .as(elsewhere)
                    .hasRedirectedUrl("/workspaces");
        }
    }

    @Test
    void aFormFromAnotherSiteIsRefusedWithAReason() {
        Account ada = door.ada();
        assertThat(web.post().uri("/sign-in").param("email", ada.email()).param("password", PASSWORD))
                .hasStatus(403)
                .bodyText()
                .contains("Nothing was changed");
    }

    @Test
    void guessingIsSlowedAndKeepsTheForm() {
        Account ada = door.ada();
        for (int i = 0; i < 5; i++) {
            assertThat(door.signIn(ada.email(), "guess number " + i, "")).hasStatus(401);
        }
        MvcTestResult slowed = door.signIn(ada.email(), PASSWORD, "");
        assertThat(slowed).hasStatus(429).containsHeader("Retry-After");
        assertThat(slowed).bodyText().contains(ada.email(), "wait");
        assertThat(new Door(web, accounts).signIn(ada.email(), PASSWORD, ""))
                .as("somebody else's guesses do not lock her out")
                .hasStatus(302);
    }

    @Test
    void oneIpv6HouseholdIsOneAddress() {
        assertThat(Network.of("2001:db8:1:2::1")).isEqualTo(Network.of("2001:db8:1:2:ffff::9"));
        assertThat(Network.of("2001:db8:1:2::1")).isNotEqualTo(Network.of("2001:db8:1:3::1"));
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
    }

    @Test
    void aHashOfOldParametersIsRenewedAtSignIn() {
        Account ada = door.ada();
        String old = new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 1024, 1)
                .encode(PASSWORD);
        sql.sql("update account set password_hash = ? where id = ?")
                .params("{argon2id}" + old, ada.id())
                .update();
        assertThat(door.signIn(ada.email(), PASSWORD, "")).hasStatus(302);
        assertThat(sql.sql("select password_hash from account where id = ?")
                        .param(ada.id())
                        .query(String.class)
                        .single())
                .contains("$m=19456,t=2,p=1$");
        assertThat(door.signIn(ada.email(), PASSWORD, "")).hasStatus(302);
    }

    /** v5.0.0-16.2.5, v5.0.0-16.3.1 */
    @Test
    void theLogNamesTheAccountAndNeitherEmailNorPassword(CapturedOutput log) {
        Account ada = door.ada();
        door.signIn(ada.email(), PASSWORD, "");
        door.signIn(ada.email(), "not the password", "");
        String mailsLeftOut = log.getAll().replaceAll("(?s)--- Mail to .*?\\(shown here", "");
        assertThat(mailsLeftOut)
                .contains("Signed in", "Sign-in refused")
                .doesNotContain(ada.email(), PASSWORD, "not the password");
    }

    private static String page(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString().replaceAll("(content|value)=\"[^\"]*\"", "");
    }
}
