package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Redis under {@code home/redis}: its data in an append-only file, on loopback only, with a password. */
final class EmbeddedRedis implements EmbeddedServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);

    private static final int USUAL_PORT = 56379;
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MS = 20;
    private static final String USER = "default";
    private static final Duration LAUNCHING = Duration.ofSeconds(20);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final Duration LOADING = Duration.ofMinutes(3);
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private static final String ADVICE =
            "Correct that and start again, or name a server of your own with SPRING_DATA_REDIS_URL.";

    private final Path home;
    private final Path folder;
    private final Path configuration;
    private final Path serverLog;
    private volatile int port = USUAL_PORT;

    EmbeddedRedis(Path home) {
        this.home = home;
        this.folder = home.resolve("redis");
        this.configuration = folder.resolve("redis.conf");
        this.serverLog = home.resolve("logs").resolve("redis.log");
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Map<String, Object> ensureRunning() throws IOException, InterruptedException {
        String password = password();
        port = Port.kept(portFile(), USUAL_PORT);
        if (answers(port, password, Duration.ZERO)) {
            log.info("Redis was still running on port {} and is taken over", port);
        } else {
            port = start(password);
        }
        return Map.of("spring.data.redis.url", "redis://" + USER + ":" + password + "@" + Port.HOST + ":" + port);
    }

    @Override
    public boolean listens() {
        return Port.listens(port);
    }

    private int start(String password) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Path program = Binaries.redis(home);
        ServerLog.open(serverLog);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int chosen = Port.choose(portFile(), USUAL_PORT);
            configure(chosen, password);
            List<String> words = List.of(program.toString(), configuration.toString());
            if (Command.run(serverLog, LAUNCHING, words) != 0) {
                throw CannotStart.withLog(
                        "Redis did not start.",
                        "It needs OpenSSL 3 (libssl.so.3; on Debian and Ubuntu: apt-get install libssl3). " + ADVICE,
                        serverLog);
            }
            if (answers(chosen, password, ANSWERING)) {
                log.info("Redis is up on port {} after {} ms", chosen, (System.nanoTime() - began) / 1_000_000);
                return chosen;
            }
        }
        throw CannotStart.withLog("Redis does not answer.", ADVICE, serverLog);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        Optional<RedisLine> line = RedisLine.open(Port.kept(portFile(), USUAL_PORT), password());
        if (line.isEmpty()) {
            return;
        }
        try (RedisLine redis = line.get()) {
            redis.shutdown();
        }
        long end = System.nanoTime() + STOPPING.toNanos();
        while (Files.exists(folder.resolve("redis.pid"))) {
            if (System.nanoTime() > end) {
                log.warn("Redis did not stop within {} s", STOPPING.toSeconds());
                return;
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    /** Whether it is our Redis that listens there, once it has read its data; waits only for one that is coming up. */
    private boolean answers(int port, String password, Duration patience) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Duration limit = patience;
        while (true) {
            Optional<RedisLine> line = RedisLine.open(port, password);
            if (line.isPresent()) {
                try (RedisLine redis = line.get()) {
                    if (!redis.info("config_file").equals(configuration.toString())) {
                        return false;
                    }
                    if (redis.info("loading").equals("0")) {
                        return true;
                    }
                    limit = LOADING;
                }
            }
            if (System.nanoTime() - began >= limit.toNanos()) {
                return false;
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    /** As a daemon it has a session of its own, so that Ctrl-C reaches the application first. */
    private void configure(int port, String password) throws IOException {
        Files.deleteIfExists(configuration);
        Files.createFile(
                configuration, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(configuration, """
                bind %s
                port %d
                requirepass %s
                daemonize yes
                dir "%s"
                pidfile "%s"
                logfile "%s"
                appendonly yes
                appendfsync everysec
                save ""
                tcp-backlog 128
                """.formatted(
                        Port.HOST, port, password, folder, folder.resolve("redis.pid"), serverLog));
    }

    private String password() throws IOException {
        return Passwords.in(folder.resolve("passwords"), USER).of(USER);
    }

    private Path portFile() {
        return folder.resolve("port");
    }
}
