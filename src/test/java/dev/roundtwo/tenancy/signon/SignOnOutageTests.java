package dev.roundtwo.tenancy.signon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A provider that is slow, down, or renews its keys: v5.0.0-13.2.6, v5.0.0-16.5.2. Each has a provider of its own. */
@ModuleTest
class SignOnOutageTests {

    private static final String PASSWORD = "three owls on a wire";

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Providers providers;

    @Autowired
    Accounts accounts;

    ForeignProvider foreign;
    Team team;

    @BeforeEach
    void gather() throws Exception {
        foreign = ForeignProvider.start();
        team = Team.of(cast.people(), foreign, providers, web, "OPENID");
        foreign.isVisitedBy("ada-" + Ids.next(), "ada@example.org", true);
    }

    @AfterEach
    void stop() {
        foreign.close();
    }

    /** Forty people wait at a provider that hangs; whoever signs in by password notices nothing, and soon nobody waits. */
    @Test
    void aProviderThatHangsDelaysNobodyElse() throws Exception {
        Account ada = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        List<Team.Away> away = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            away.add(team.leaves(null, null));
        }
        team.misbehaves("hang", "/token");
        long byItself = millis(() -> signIn(ada));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MvcTestResult>> waiting = away.stream()
                    .map(each -> threads.submit(() -> team.returns(each.browser(), answer(each))))
                    .toList();
            Thread.sleep(300);
            long meanwhile = millis(() -> signIn(ada));
            assertThat(meanwhile).as("by itself %d ms", byItself).isLessThan(byItself + 1_500);
            for (Future<MvcTestResult> one : waiting) {
                assertThat(one.get(12, TimeUnit.SECONDS))
                        .hasStatus(503)
                        .bodyText()
                        .contains("Foreign does not answer", "mail link or password");
            }
        }
        int asked = foreign.hits("/token");
        assertThat(asked).as("at once").isBetween(1, 17);
        Team.Away late = team.leaves(null, null);
        long refused = millis(() -> {
            assertThat(team.returns(late.browser(), answer(late))).hasStatus(503);
            return null;
        });
        assertThat(refused).as("the breaker is open").isLessThan(1_000);
        assertThat(foreign.hits("/token")).isEqualTo(asked);
    }

    @Test
    void aProviderThatIsDownIsSaidToBeAndKnownPagesStillLeadThere() {
        team.misbehaves("down", true);
        assertThat(web.get().uri(team.provider.path()))
                .as("its description is known")
                .hasStatus(302);
        Team.Away away = team.leaves(null, team.home());
        assertThat(team.returns(away.browser(), answer(away)))
                .hasStatus(503)
                .bodyText()
                .contains("Try again", "/sign-in?next=" + team.home());
    }

    @Test
    void newKeysAreFetchedWhenATokenNamesOne() {
        assertThat(team.visits(null, null).result()).hasRedirectedUrl("/sign-in/unlinked");
        foreign.tell(Map.of("resetHits", true));
        foreign.tell(Map.of("rotate", true));
        assertThat(team.visits(null, null).result()).hasRedirectedUrl("/sign-in/unlinked");
        assertThat(team.visits(null, null).result()).hasRedirectedUrl("/sign-in/unlinked");
        assertThat(foreign.hits("/jwks")).as("asked once for the new key").isEqualTo(1);
        foreign.misbehaves(Map.of("kid", "made-up"));
        for (int i = 0; i < 4; i++) {
            assertThat(team.visits(null, null).result())
                    .satisfies(answer ->
                            assertThat(answer.getResponse().getStatus()).isGreaterThanOrEqualTo(400));
        }
        assertThat(foreign.hits("/jwks"))
                .as("made-up keys are not asked for again and again")
                .isLessThan(4);
    }

    private MvcTestResult signIn(Account account) {
        var request = web.post()
                .uri("/sign-in")
                .param("email", account.email())
                .param("password", PASSWORD)
                .with(Cast.form());
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus(302);
        return answer;
    }

    /** What a browser brings back that was given some code. */
    private URI answer(Team.Away away) {
        String state = URI.create(away.to()).getRawQuery().replaceFirst(".*(^|&)state=([^&]*).*", "$2");
        return URI.create("http://localhost" + team.provider.path() + "/callback?code=some&state=" + state + "&iss="
                + foreign.issuer);
    }

    private static long millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
