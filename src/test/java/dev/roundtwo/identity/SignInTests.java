package dev.roundtwo.identity;

import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class SignInTests {

    static final String PASSWORD = "three owls on a wire";

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Test
    void theRightPasswordSignsInUnderANewSessionId() {
        Account ada = ada();
        MvcTestResult first = signIn(ada.email(), PASSWORD, "");
        assertThat(first).hasStatus(302).hasRedirectedUrl("/workspaces");
        Cookie before = session(first);
        MvcTestResult again = web.post()
                .uri("/sign-in")
                .cookie(before)
                .param("email", ada.email())
                .param("password", PASSWORD)
                .with(form())
                .exchange();
        assertThat(session(again).getValue()).isNotEqualTo(before.getValue());
        assertThat(web.get().uri("/sign-in").cookie(before))
                .as("the old id is worth nothing")
                .hasStatusOk();
    }

    @Test
    void anUnknownEmailAndAWrongPasswordAnswerAlike() throws Exception {
        MvcTestResult unknown = signIn("nobody-" + Ids.next() + "@example.org", "not the password", "");
        MvcTestResult wrong = signIn(ada().email(), "not the password", "");
        assertThat(unknown).hasStatus(401);
        assertThat(wrong).hasStatus(401);
        assertThat(page(wrong)).isEqualTo(page(unknown)).contains("do not match");
    }

    @Test
    void theWayBackLeadsToThisSiteOnly() {
        Account ada = ada();
        assertThat(signIn(ada.email(), PASSWORD, "/w/team/sets?x=1")).hasRedirectedUrl("/w/team/sets?x=1");
        for (String elsewhere : new String[] {
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)"
        }) {
            assertThat(signIn(ada.email(), PASSWORD, elsewhere)).as(elsewhere).hasRedirectedUrl("/workspaces");
        }
    }

    private Account ada() {
        return accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
    }

    private MvcTestResult signIn(String email, String password, String next) {
        var request = web.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .with(form())
                .with(from(email));
        return (next.isEmpty() ? request : request.param("next", next)).exchange();
    }

    static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("roundtwo"), "a session cookie");
    }

    /** Each person sits at an address of their own, so that tests do not slow each other down. */
    static org.springframework.test.web.servlet.request.RequestPostProcessor from(String who) {
        return request -> {
            request.setRemoteAddr(
                    "10.1." + Math.floorMod(who.hashCode(), 250) + "." + Math.floorMod(who.hashCode() / 251, 250));
            return request;
        };
    }

    private static String page(MvcTestResult result) throws Exception {
        return Pattern.compile("(name=\"(_csrf|csrf)\" (content|value)|value)=\"[^\"]*\"")
                .matcher(result.getResponse().getContentAsString())
                .replaceAll("");
    }
}
