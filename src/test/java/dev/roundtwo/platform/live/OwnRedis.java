package dev.roundtwo.platform.live;

import java.io.IOException;
import java.net.ServerSocket;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import redis.embedded.RedisServer;

/** A Redis for the tests of its absence. */
@TestConfiguration(proxyBeanMethods = false)
class OwnRedis {

    private static final int PORT = freePort();
    private static RedisServer server = started();

    @Bean
    DynamicPropertyRegistrar itsAddress() {
        return settings -> settings.add("spring.data.redis.url", () -> "redis://127.0.0.1:" + PORT);
    }

    static void stop() throws IOException {
        server.stop();
    }

    static void restart() {
        server = started();
    }

    private static RedisServer started() {
        try {
            RedisServer fresh = RedisServer.newRedisServer()
                    .port(PORT)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .onShutdownForceStop(true)
                    .build();
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
