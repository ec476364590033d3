package dev.roundtwo.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.Throttled;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.embedded.RedisServer;

/** Two nodes whose Redis goes and comes back (v5.0.0-13.2.6, v5.0.0-16.5.2): limited at all times, and together whenever they can. */
@ModuleTest
class LimitsOutageTests {

    private static final int LIMIT = 10;

    @Autowired
    JdbcClient sql;

    private int port;
    private RedisServer server;
    private LettuceConnectionFactory hers;
    private LettuceConnectionFactory his;
    private Limits here;
    private Limits there;

    @BeforeEach
    void start() throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = started();
        hers = connected();
        his = connected();
        here = node(hers);
        there = node(his);
    }

    @AfterEach
    void stop() throws IOException {
        hers.destroy();
        his.destroy();
        server.stop();
    }

    @Test
    void withoutRedisEachNodeLimitsByItselfAndAfterwardsTheyShareAgain() throws Exception {
        assertThat(givenByBoth()).as("together").isEqualTo(LIMIT);

        server.stop();
        UUID alone = Ids.next();
        long began = System.nanoTime();
        assertThat(given(here, alone)).as("by itself").isEqualTo(LIMIT);
        assertThat(given(there, alone)).as("by itself").isEqualTo(LIMIT);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("and nobody waits")
                .isLessThan(Duration.ofSeconds(5));

        server = started();
        await().atMost(Duration.ofSeconds(20)).until(this::areTogether);
        assertThat(givenByBoth()).as("together again").isEqualTo(LIMIT);
        assertThat(given(here, alone)).as("what was used up stays so").isZero();
    }

    /** One node sees what the other took. */
    private boolean areTogether() {
        UUID workspace = Ids.next();
        here.take(Limited.EXPORTS, workspace, null);
        return there.take(Limited.EXPORTS, workspace, null).remaining() == LIMIT - 2;
    }

    private int givenByBoth() {
        UUID workspace = Ids.next();
        int given = 0;
        for (int i = 0; i < LIMIT; i++) {
            given += taken(here, workspace) + taken(there, workspace);
        }
        return given;
    }

    private static int given(Limits node, UUID workspace) {
        int given = 0;
        for (int i = 0; i < 3 * LIMIT; i++) {
            given += taken(node, workspace);
        }
        return given;
    }

    private static int taken(Limits node, UUID workspace) {
        try {
            node.take(Limited.EXPORTS, workspace, null);
            return 1;
        } catch (Throttled refused) {
            return 0;
        }
    }

    private Limits node(LettuceConnectionFactory connections) {
        LimitsSettings settings = new LimitsSettings(Map.of(Limited.EXPORTS, (long) LIMIT), Map.of());
        return new Limits(new SharedBuckets(connections), new Allowances(sql, settings));
    }

    private LettuceConnectionFactory connected() {
        var connections = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port));
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    private RedisServer started() throws IOException {
        RedisServer fresh = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .onShutdownForceStop(true)
                .build();
        fresh.start();
        return fresh;
    }
}
