package dev.roundtwo.platform.live;

import java.io.IOException;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import redis.embedded.RedisServer;

/** A Redis for the tests of its absence; its address is known before the first bean, as filters ask for it early. */
class OwnRedis implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int PORT = freePort();
    private static RedisServer server = started();

    @Override
    public void initialize(ConfigurableApplicationContext house) {
        TestPropertyValues.of("spring.data.redis.url=redis://127.0.0.1:" + PORT).applyTo(house);
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
