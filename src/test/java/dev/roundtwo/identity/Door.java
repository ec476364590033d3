package dev.roundtwo.identity;

import static dev.roundtwo.Cast.form;

import dev.roundtwo.platform.Ids;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Opens accounts and signs them in through the real door, each from an address of its own. */
public final class Door {

    public static final String PASSWORD = "three owls on a wire";

    private final MockMvcTester web;
    private final Accounts accounts;
    public final String address = "10." + number() + "." + number() + "." + number();

    public Door(MockMvcTester web, Accounts accounts) {
        this.web = web;
        this.accounts = accounts;
    }

    public Account ada() {
        return accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
    }

    /** A browser in which the account is signed in: its session cookie. */
    public Cookie browserOf(Account account) {
        return session(signIn(account.email(), PASSWORD, ""));
    }

    public MvcTestResult signIn(String email, String password, String next) {
        var request = web.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .with(form())
                .with(here());
        return (next.isEmpty() ? request : request.param("next", next)).exchange();
    }

    public MvcTestResult get(String path, Cookie browser) {
        return web.get().uri(path).cookie(browser).exchange();
    }

    public MvcTestResult post(String path, Cookie browser, String... parameters) {
        var request = web.post().uri(path).cookie(browser).with(form()).with(here());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private RequestPostProcessor here() {
        return sent -> {
            sent.setRemoteAddr(address);
            return sent;
        };
    }

    public static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("roundtwo"), "a session cookie");
    }

    private static int number() {
        return java.util.concurrent.ThreadLocalRandom.current().nextInt(1, 250);
    }
}
