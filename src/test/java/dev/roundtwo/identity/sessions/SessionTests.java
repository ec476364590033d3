package dev.roundtwo.identity.sessions;

import static dev.roundtwo.identity.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Door;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.time.Backdated;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class SessionTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    Sessions sessions;

    @Autowired
    SignInLinks links;

    @Autowired
    JdbcClient sql;

    @Autowired
    SessionRepository<? extends Session> all;

    Door door;

    @BeforeEach
    void stand() {
        door = new Door(web, accounts);
    }

    @Test
    void signOutEverywhereEndsTheOtherSession() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        Cookie phone = door.browserOf(ada);
        assertThat(door.get("/account", phone)).hasStatusOk();
        assertThat(door.post("/account/sessions/endings", desk, "which", "all")).hasRedirectedUrl("/");
        assertThat(door.get("/account", phone)).hasStatus(302).hasRedirectedUrl("/sign-in");
        assertThat(door.get("/account", desk)).hasStatus(302);
    }

    /** Anybody can open a session; only who signed in keeps one for long (v5.0.0-7.3.1). */
    @Test
    void aSessionOfNobodyEndsSoonAndOneOfSomebodyAfterFourteenUnusedDays() {
        Session fresh = all.createSession();
        assertThat(fresh.getMaxInactiveInterval()).isEqualTo(Duration.ofMinutes(30));
        Account ada = door.ada();
        String id = new String(Base64.getDecoder().decode(door.browserOf(ada).getValue()), StandardCharsets.UTF_8);
        assertThat(all.findById(id).getMaxInactiveInterval()).isEqualTo(Duration.ofDays(14));
    }

    /** v5.0.0-7.3.2: used or not, and however often. */
    @Test
    void noSessionLastsLongerThanSixtyDays() {
        Cookie desk = door.browserOf(door.ada());
        Instant now = Instant.now();
        Backdated.at(now.plus(Duration.ofDays(59)), () -> assertThat(door.get("/account", desk))
                .hasStatusOk());
        Backdated.at(now.plus(Duration.ofDays(60)).plusSeconds(5), () -> assertThat(door.get("/account", desk))
                .hasStatus(302));
    }

    /** v5.0.0-7.2.3, v5.0.0-11.5.1: 256 random bits, of a visitor's session as of one that was renewed. */
    @Test
    void theIdOfASessionCannotBeGuessed() {
        assertThat(all.createSession().getId()).matches("[A-Za-z0-9_-]{43}");
        String renewed =
                new String(Base64.getDecoder().decode(door.browserOf(door.ada()).getValue()), StandardCharsets.UTF_8);
        assertThat(renewed).matches("[A-Za-z0-9_-]{43}");
    }

    /** v5.0.0-7.4.1 */
    @Test
    void signOutEndsThisSessionOnly() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        Cookie phone = door.browserOf(ada);
        assertThat(door.post("/sign-out", desk)).hasRedirectedUrl("/");
        assertThat(door.get("/account", desk)).hasStatus(302);
        assertThat(door.get("/account", phone)).hasStatusOk();
    }

    @Test
    void onesOwnSessionsAreListedAndEndedOneByOne() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        Cookie phone = door.browserOf(ada);
        assertThat(door.get("/account/sessions", desk)).bodyText().contains("this one", "Sign out the others");
        String other = sessions.of(ada.id(), null).stream()
                .filter(row -> !row.handle().equals(handleOf(ada, desk)))
                .findFirst()
                .orElseThrow()
                .handle();
        Cookie stranger = door.browserOf(door.ada());
        door.post("/account/sessions/endings", stranger, "which", other);
        assertThat(door.get("/account", phone)).as("not a stranger's to end").hasStatusOk();
        door.post("/account/sessions/endings", desk, "which", other);
        assertThat(door.get("/account", phone)).hasStatus(302);
        assertThat(door.get("/account", desk)).hasStatusOk();
    }

    private String handleOf(Account account, Cookie browser) {
        String id = new String(Base64.getDecoder().decode(browser.getValue()), StandardCharsets.UTF_8);
        return sessions.of(account.id(), id).getFirst().handle();
    }

    /** v5.0.0-6.2.2, v5.0.0-6.2.3, v5.0.0-7.4.3 */
    @Test
    void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        Cookie phone = door.browserOf(ada);
        assertThat(door.post("/account/password", desk, "current", "not it at all", "next", "four owls on a wire"))
                .hasStatus(422)
                .bodyText()
                .contains("not your current password");
        assertThat(door.post("/account/password", desk, "current", PASSWORD, "next", "short"))
                .hasStatus(422)
                .bodyText()
                .contains("12 characters");
        String mailed = links.make(ada.id(), null);
        MvcTestResult changed =
                door.post("/account/password", desk, "current", PASSWORD, "next", "four owls on a wire");
        assertThat(changed).hasRedirectedUrl("/account/security?done=password");
        assertThat(door.get("/account", Door.session(changed))).hasStatusOk();
        assertThat(door.get("/account", desk)).as("under the id of before").hasStatus(302);
        assertThat(links.look(mailed)).as("a link mailed before").isEmpty();
        assertThat(door.get("/account", phone)).hasStatus(302);
        assertThat(door.signIn(ada.email(), PASSWORD, "")).hasStatus(401);
        assertThat(door.signIn(ada.email(), "four owls on a wire", "")).hasStatus(302);
    }

    @Test
    void whoseAccountIsClosedIsSignedOutAtTheStartPage() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        assertThat(door.get("/", desk)).hasRedirectedUrl("/workspaces");
        sql.sql("delete from account where id = ?").param(ada.id()).update();
        assertThat(door.get("/", desk)).hasStatusOk();
        assertThat(door.get("/account", desk)).hasRedirectedUrl("/sign-in");
    }

    @Test
    void aNameCanBeChangedAndIsKeptWhenRefused() {
        Cookie desk = door.browserOf(door.ada());
        assertThat(door.post("/account/name", desk, "name", "Chloé")).hasRedirectedUrl("/account?done=name");
        assertThat(door.get("/account?done=name", desk)).bodyText().contains("Chloé", "Saved.");
        assertThat(door.post("/account/name", desk, "name", "x".repeat(81)))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(81), "up to 80 characters");
    }

    @Test
    void redisHoldsPlainValuesOnly() {
        Cookie desk = door.browserOf(door.ada());
        door.get("/account", desk);
        Set<String> keys = redis.keys("roundtwo:session:sessions:*");
        assertThat(keys).isNotEmpty();
        for (String key : keys) {
            if (!"hash".equals(redis.type(key).code())) {
                continue;
            }
            redis.execute((RedisCallback<Void>) connection -> {
                connection.hashCommands().hGetAll(key.getBytes(StandardCharsets.UTF_8)).values().stream()
                        .map(value -> new String(value, StandardCharsets.UTF_8))
                        .filter(text -> !text.isEmpty())
                        .forEach(text -> {
                            assertThat("slib").as(text).contains(text.substring(0, 1));
                            assertThat(text).doesNotContainPattern("\\p{Cntrl}");
                        });
                return null;
            });
        }
    }

    @Test
    void aVisitorWhoOnlyLooksGetsNoSession() {
        assertThat(web.get().uri("/sign-in")).hasStatusOk().cookies().doesNotContainCookie("roundtwo");
    }

    @Test
    void aPageThatOnlyReadsWritesNothingToRedis() {
        Cookie desk = door.browserOf(door.ada());
        String key = "roundtwo:session:sessions:"
                + new String(Base64.getDecoder().decode(desk.getValue()), StandardCharsets.UTF_8);
        Object before = redis.opsForHash().get(key, "lastAccessedTime");
        assertThat(door.get("/account", desk)).hasStatusOk();
        assertThat(redis.opsForHash().get(key, "lastAccessedTime")).isNotNull().isEqualTo(before);
    }

    @Test
    void aTornSessionRecordIsNoSession() {
        Cookie desk = door.browserOf(door.ada());
        String key = "roundtwo:session:sessions:"
                + new String(Base64.getDecoder().decode(desk.getValue()), StandardCharsets.UTF_8);
        redis.opsForHash().delete(key, "creationTime");
        assertThat(door.get("/account", desk)).hasStatus(302).hasRedirectedUrl("/sign-in");
    }
}
