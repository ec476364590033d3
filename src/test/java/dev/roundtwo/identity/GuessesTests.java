package dev.roundtwo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.time.Backdated;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Guesses with no Redis to count them: nothing listens on port 1. */
class GuessesTests {

    private final LettuceConnectionFactory nowhere =
            new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
    private Guesses guesses = new Guesses(new StringRedisTemplate(), new Backdated());

    @BeforeEach
    void connect() {
        nowhere.afterPropertiesSet();
        nowhere.start();
        guesses = new Guesses(new StringRedisTemplate(nowhere), new Backdated());
    }

    @AfterEach
    void close() {
        nowhere.destroy();
    }

    @Test
    void withoutRedisTheNodeCountsByItself() {
        for (int i = 0; i < 5; i++) {
            guesses.admit("ada@example.org", "192.0.2.1");
        }
        Throttled slow = catchThrowableOfType(Throttled.class, () -> guesses.admit("Ada@example.org ", "192.0.2.1"));
        assertThat(slow.retryAfter()).isPositive();
        assertThatCode(() -> guesses.admit("ada@example.org", "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> guesses.admit("ben@example.org", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void eachFurtherGuessWaitsLongerAndPatienceHelps() {
        Instant now = Instant.now();
        for (int i = 0; i < 5; i++) {
            guesses.admit("ada@example.org", "192.0.2.1");
        }
        Duration first = wait(now);
        Backdated.at(now.plusSeconds(60), () -> guesses.admit("ada@example.org", "192.0.2.1"));
        Duration second = wait(now.plusSeconds(60));
        assertThat(second).isGreaterThan(first);
        assertThatCode(() -> Backdated.at(
                        now.plus(Duration.ofHours(1)), () -> guesses.admit("ada@example.org", "192.0.2.1")))
                .doesNotThrowAnyException();
    }

    private Duration wait(Instant at) {
        return catchThrowableOfType(
                        Throttled.class, () -> Backdated.at(at, () -> guesses.admit("ada@example.org", "192.0.2.1")))
                .retryAfter();
    }

    @Test
    void whoAsksForManyMailsLocksNobodyElseOutAndNotForEver() {
        Instant now = Instant.now();
        for (int minute = 0; minute < 30; minute++) {
            boolean sent = mayMail(now.plus(Duration.ofMinutes(minute)), "192.0.2.1");
            assertThat(sent).isEqualTo(minute < 5);
        }
        assertThat(mayMail(now.plus(Duration.ofMinutes(29)), "192.0.2.2")).isTrue();
        assertThat(mayMail(now.plus(Duration.ofMinutes(31)), "192.0.2.1")).isTrue();
    }

    /** v5.0.0-6.3.1: strangers on many networks use up what strangers have, and not what the owner's own browser has. */
    @Test
    void whoAsksFromEverywhereLeavesTheOwnersBrowserItsOwn() {
        for (int network = 0; network < 7; network++) {
            for (int i = 0; i < 5; i++) {
                guesses.mayMail("link", "ben@example.org", "192.0.2." + network, () -> false);
            }
        }
        assertThat(guesses.mayMail("link", "ben@example.org", "198.51.100.1", () -> false))
                .isFalse();
        assertThat(guesses.mayMail("link", "ben@example.org", "198.51.100.1", () -> true))
                .isTrue();
    }

    private boolean mayMail(Instant at, String address) {
        var sent = new AtomicBoolean();
        Backdated.at(at, () -> sent.set(guesses.mayMail("link", "ada@example.org", address, () -> false)));
        return sent.get();
    }

    @Test
    void anOfficeBehindOneAddressSignsInAsItLikes() {
        for (int i = 0; i < 60; i++) {
            guesses.admit("person-" + i + "@example.org", "192.0.2.1");
            guesses.forget("person-" + i + "@example.org", "192.0.2.1");
        }
        for (int i = 0; i < 30; i++) {
            guesses.admit("guess-" + i + "@example.org", "192.0.2.1");
        }
        assertThat(catchThrowableOfType(Throttled.class, () -> guesses.admit("guess@example.org", "192.0.2.1")))
                .isNotNull();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        for (int i = 0; i < 5; i++) {
            guesses.admit("ada@example.org", "192.0.2.1");
        }
        guesses.forget("ada@example.org", "192.0.2.1");
        assertThatCode(() -> guesses.admit("ada@example.org", "192.0.2.1")).doesNotThrowAnyException();
    }

    /** Else the pause that many tries at one e-mail bring would tell which e-mails are in use (v5.0.0-6.3.8). */
    @Test
    void whoSignsInOftenIsNoSlowerToGuessAtThanNobody() {
        for (int i = 0; i < 40; i++) {
            guesses.admit("ada@example.org", "192.0.2." + i);
            guesses.forget("ada@example.org", "192.0.2." + i);
        }
        long before = System.nanoTime();
        guesses.admit("ada@example.org", "192.0.2.99");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1_500));
    }

    /** v5.0.0-6.3.1: and clients' secrets. */
    @Test
    void wrongSecretsSlowDownTheirAddressOnly() {
        for (int i = 0; i < 5; i++) {
            guesses.admitSecret("client", "192.0.2.1");
            guesses.wrongSecret("client", "guess " + i, "192.0.2.1");
        }
        assertThat(catchThrowableOfType(Throttled.class, () -> guesses.admitSecret("client", "192.0.2.1")))
                .isNotNull();
        assertThatCode(() -> guesses.admitSecret("client", "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> guesses.admitSecret("another", "192.0.2.1")).doesNotThrowAnyException();
        for (int i = 0; i < 20; i++) {
            guesses.wrongSecret("stale", "the same", "192.0.2.1");
        }
        assertThatCode(() -> guesses.admitSecret("stale", "192.0.2.1")).doesNotThrowAnyException();
        Backdated.at(Instant.now().plus(Duration.ofHours(1)), () -> assertThatCode(
                        () -> guesses.admitSecret("client", "192.0.2.1"))
                .doesNotThrowAnyException());
    }

    /** v5.0.0-6.3.1: codes too, with nothing shared to count them. */
    @Test
    void wrongCodesAreCountedWithoutRedis() {
        for (int i = 1; i < 20; i++) {
            assertThat(guesses.wrongCode("ada")).isFalse();
        }
        assertThat(guesses.manyWrongCodes("ada")).isFalse();
        assertThat(guesses.wrongCode("ada")).as("the one too many").isTrue();
        assertThat(guesses.manyWrongCodes("ada")).isTrue();
        assertThat(guesses.manyWrongCodes("ben")).isFalse();
        Backdated.at(Instant.now().plus(Duration.ofMinutes(31)), () -> assertThat(guesses.manyWrongCodes("ada"))
                .isFalse());
    }
}
