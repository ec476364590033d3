package dev.roundtwo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.TightLimits;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Limits of requests over real HTTP, with small ones (v5.0.0-2.4.1, v5.0.0-15.1.3, v5.0.0-15.2.2). */
@TightLimits
class RequestLimitTests {

    private static final String PASSWORD = "three owls on a wire";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @LocalServerPort
    int port;

    @Test
    void aWorkspaceAtTenTimesItsLimitIsRefusedAndDoesNotSlowAnother() throws Exception {
        Visitor quiet = member(Role.OWNER, null);
        Visitor loud = member(Role.OWNER, null);
        Visitor second = member(Role.MEMBER, loud.slug);
        for (int i = 0; i < 30; i++) {
            quiet.home();
        }
        double alone = median(quiet, 40);

        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        Queue<HttpResponse<String>> refused = new ConcurrentLinkedQueue<>();
        double beside;
        long began = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Visitor one : List.of(loud, second, loud, second)) {
                people.submit(() -> {
                    while (!over.get()) {
                        HttpResponse<String> answer = one.home();
                        sent.incrementAndGet();
                        if (answer.statusCode() == 429) {
                            refused.add(answer);
                        }
                        Thread.sleep(20); // together up to two hundred a second, of which five refill
                    }
                    return null;
                });
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> refused.size() > 50); // the bucket is empty
            beside = median(quiet, 60);
            over.set(true);
        }
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        assertThat(sent.get() - refused.size())
                .as("answered, of %d in %.1f s", sent.get(), seconds)
                .isBetween(250, (int) (300 + 5 * (seconds + 2)));
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d?");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        });
        assertThat(beside)
                .as("median of the other workspace, alone %.1f ms", alone)
                .isLessThan(Math.max(3 * alone, 60));
        assertThat(sent.get() / seconds).as("a second, of which five are given").isGreaterThan(50);
    }

    @Test
    void aRefusalAsksTheDatabaseNothingAndIsAPageForPeopleAndAProblemForPrograms() throws Exception {
        Member ada = cast.people().ada();
        String home = "/w/" + ada.workspaceSlug();
        int answered = 0;
        long began = System.nanoTime();
        while (web.get().uri(home).with(Cast.as(ada)).exchange().getResponse().getStatus() == 200) {
            answered++;
        }
        assertThat(answered)
                .as("an account's own limit")
                .isBetween(
                        200,
                        210
                                + (int) (4
                                        * Duration.ofNanos(System.nanoTime() - began)
                                                .toSeconds()));
        List<String> statements = new ArrayList<>();
        statements.addAll(StatementCounter.during(
                () -> web.get().uri(home).with(Cast.as(ada)).exchange()));
        assertThat(statements).isEmpty();
        assertThat(web.get().uri(home).accept("text/html").with(Cast.as(ada)))
                .hasStatus(429)
                .bodyText()
                .contains("<!doctype html>", "please wait", "Nothing was changed")
                .contains("href=\"" + home + "\"", "Try again", "/account", "/sign-out")
                .doesNotContain("Back to the start");
        assertThat(web.get().uri(home).accept("application/json").with(Cast.as(ada)))
                .hasStatus(429)
                .hasContentType("application/problem+json");
    }

    @Test
    void aStrangerUsesUpNothingOfAWorkspace() throws Exception {
        Visitor ada = member(Role.OWNER, null);
        Visitor charlie = member(Role.OWNER, null);
        for (int i = 0; i < 180; i++) {
            assertThat(charlie.get("/w/" + ada.slug).statusCode()).isEqualTo(404);
        }
        for (int i = 0; i < 150; i++) {
            assertThat(ada.home().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void assetsAreNeverLimited() throws Exception {
        Visitor ada = member(Role.OWNER, null);
        Matcher asset =
                Pattern.compile("/assets/[^\"]+\\.css").matcher(ada.home().body());
        assertThat(asset.find()).isTrue();
        for (int i = 0; i < 320; i++) {
            assertThat(ada.get(asset.group()).statusCode()).isEqualTo(200);
        }
    }

    private Visitor member(Role role, String slug) throws Exception {
        var account = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        String address = slug == null ? "limit-" + Ids.next().toString().substring(24) : slug;
        if (slug == null) {
            workspaces.found(address, "Team", account.id(), false);
        } else {
            workspaces.join(workspaces.idOf(slug).orElseThrow(), account.id(), role);
        }
        Visitor visitor = new Visitor(port, address);
        visitor.signIn(account.email());
        return visitor;
    }

    private static double median(Visitor visitor, int times) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            assertThat(visitor.home().statusCode()).isEqualTo(200);
            took.add((System.nanoTime() - began) / 1e6);
        }
        return took.stream().sorted().toList().get(times / 2);
    }

    /** A browser with its cookies. */
    private static final class Visitor {

        private final String base;
        final String slug;
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        Visitor(int port, String slug) {
            this.base = "http://localhost:" + port;
            this.slug = slug;
        }

        void signIn(String email) throws IOException, InterruptedException {
            Matcher token = TOKEN.matcher(get("/sign-in").body());
            assertThat(token.find()).isTrue();
            String form = "email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password="
                    + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
                    + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
        }

        HttpResponse<String> home() throws IOException, InterruptedException {
            return get("/w/" + slug);
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
        }
    }
}
