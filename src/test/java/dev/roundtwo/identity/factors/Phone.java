package dev.roundtwo.identity.factors;

import static dev.roundtwo.Cast.form;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Somebody with an account, a browser at an address of its own, and a phone with an authenticator app on it. */
public final class Phone {

    public static final String PASSWORD = "three owls on a wire";

    private static final Pattern SEED = Pattern.compile("id=\"seed\">([A-Z2-7 ]+)<");
    private static final Pattern CODE = Pattern.compile("<code>([a-z0-9-]+)</code>");

    public final Account account;
    public List<String> recovery = List.of();
    String seed = "";
    private final MockMvcTester web;
    private final String address = "10." + number() + "." + number() + "." + number();
    private Cookie[] cookies = {};

    private Phone(MockMvcTester web, Account account) {
        this.web = web;
        this.account = account;
    }

    /** Ada, who has a password and is signed in nowhere. */
    public static Phone ada(MockMvcTester web, Accounts accounts) {
        return new Phone(web, accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD));
    }

    public static Phone of(MockMvcTester web, Account account) {
        return new Phone(web, account);
    }

    /** The same person somewhere else, with the same phone. */
    public Phone elsewhere() {
        Phone other = new Phone(web, account);
        other.seed = seed;
        other.recovery = recovery;
        return other;
    }

    public Phone signsIn() {
        post("/sign-in", "email", account.email(), "password", PASSWORD);
        return this;
    }

    /** Sets the app up; ends with the code of now used up. */
    public Phone setsUpTheApp() throws UnsupportedEncodingException {
        post("/account/security/app");
        seed = found(SEED, get("/account/security/app")).getFirst().replace(" ", "");
        post("/account/security/app/confirmation", "code", codeOf(Instant.now()));
        recovery = found(CODE, get("/account/security/recovery-codes"));
        return this;
    }

    public String codeOf(Instant at) {
        return code(seed, at);
    }

    /** What an app with the seed shows at that time; the seed as it stands on the page. */
    public static String code(String seed, Instant at) {
        return TimeCodes.code(seed.replace(" ", ""), at);
    }

    /** A code that was not used yet: the next one, which is taken as clocks differ. */
    public String next() {
        return codeOf(Instant.now().plusSeconds(30));
    }

    public MvcTestResult get(String path) {
        return keep(web.perform(MockMvcRequestBuilders.get(path).with(request -> {
            request.setCookies(cookies);
            request.setRemoteAddr(address);
            return request;
        })));
    }

    public MvcTestResult post(String path, String... parameters) {
        var request = MockMvcRequestBuilders.post(path).with(sent -> {
            sent.setCookies(cookies);
            sent.setRemoteAddr(address);
            return sent;
        });
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return keep(web.perform(request.with(form())));
    }

    public static List<String> found(Pattern pattern, MvcTestResult page) throws UnsupportedEncodingException {
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(page.getResponse().getContentAsString());
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }

    /** As a browser does it. */
    private MvcTestResult keep(MvcTestResult result) {
        for (Cookie fresh : result.getResponse().getCookies()) {
            List<Cookie> kept = new ArrayList<>(List.of(cookies));
            kept.removeIf(old -> Objects.equals(old.getName(), fresh.getName()));
            if (fresh.getMaxAge() != 0) {
                kept.add(fresh);
            }
            cookies = kept.stream()
                    .filter(cookie -> !"roundtwo-form".equals(cookie.getName()))
                    .toArray(Cookie[]::new);
        }
        return result;
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(1, 250);
    }
}
