package dev.roundtwo.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.Throttled;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits hold on all nodes together (ASVS v5.0.0-2.4.1, 15.2.2), and without Redis on each. */
@ModuleTest
class LimitsTests {

    @Autowired
    LettuceConnectionFactory redis;

    @Autowired
    JdbcClient sql;

    private final LettuceConnectionFactory nowhere =
            new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));

    private final UUID workspace = Ids.next();
    private final UUID account = Ids.next();

    @BeforeEach
    void start() {
        nowhere.afterPropertiesSet();
        nowhere.start();
    }

    @AfterEach
    void stop() {
        nowhere.destroy();
    }

    @Test
    void twoNodesTogetherGiveNoMoreThanTheLimit() throws Exception {
        Limits here = node(redis, Limited.REQUESTS, 600, 100_000);
        Limits there = node(redis, Limited.REQUESTS, 600, 100_000);
        AtomicInteger given = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        long began = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                Limits node = i % 2 == 0 ? here : there;
                people.submit(() -> {
                    for (int j = 0; j < 300; j++) {
                        given.addAndGet(taken(node) ? 1 : 0);
                    }
                    done.countDown();
                });
            }
            done.await();
        }
        long refilled = 10 * (1 + Duration.ofNanos(System.nanoTime() - began).toSeconds());
        assertThat(given.get()).isBetween(600 - 10, (int) (600 + refilled));
    }

    @Test
    void aRefusalSaysWhenToComeAgainAndThenItIsGranted() throws Exception {
        Limits node = node(redis, Limited.REQUESTS, 120, 100_000); // two in a second
        for (int i = 0; i < 120; i++) {
            taken(node);
        }
        Throttled refused = catchThrowableOfType(Throttled.class, () -> node.take(Limited.REQUESTS, workspace, null));
        assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        await().pollDelay(refused.retryAfter())
                .atMost(refused.retryAfter().plusSeconds(2))
                .until(() -> taken(node));
    }

    @Test
    void whoIsOverTheirOwnLimitTakesNothingFromTheirWorkspace() {
        Limits node = node(redis, Limited.EXPORTS, 3, 2);
        node.take(Limited.EXPORTS, workspace, account);
        assertThat(node.take(Limited.EXPORTS, workspace, account).remaining()).isZero();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> node.take(Limited.EXPORTS, workspace, account))
                    .isInstanceOf(Throttled.class);
        }
        assertThat(node.take(Limited.EXPORTS, workspace, Ids.next()).limit()).isEqualTo(3);
        assertThatThrownBy(() -> node.take(Limited.EXPORTS, workspace, Ids.next()))
                .isInstanceOf(Throttled.class);
    }

    @Test
    void theVerdictCountsDown() {
        Limits node = node(redis, Limited.INVITATIONS, 10, 10);
        assertThat(node.take(Limited.INVITATIONS, workspace, null).remaining()).isEqualTo(9);
        Verdict second = node.take(Limited.INVITATIONS, workspace, null);
        assertThat(second.remaining()).isEqualTo(8);
        assertThat(second.name()).isEqualTo("invitations");
        assertThat(second.reset()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(13));
    }

    @Test
    void withoutRedisEachNodeKeepsTheLimitByItselfAndAtOnce() {
        Limits here = node(nowhere, Limited.REQUESTS, 600, 100_000);
        Limits there = node(nowhere, Limited.REQUESTS, 600, 100_000);
        long began = System.nanoTime();
        int given = 0;
        for (int i = 0; i < 1_000; i++) {
            given += taken(here) ? 1 : 0;
        }
        assertThat(given).isBetween(600, 640);
        assertThat(taken(there)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    private boolean taken(Limits node) {
        try {
            node.take(Limited.REQUESTS, workspace, null);
            return true;
        } catch (Throttled refused) {
            return false;
        }
    }

    private Limits node(LettuceConnectionFactory connections, Limited what, long ofWorkspace, long ofAccount) {
        LimitsSettings settings = new LimitsSettings(Map.of(what, ofWorkspace), Map.of(what, ofAccount));
        return new Limits(new SharedBuckets(connections), new Allowances(sql, settings));
    }
}
