package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/**
 * Starts PostgreSQL when no setting names {@code spring.datasource.url}, and Redis when none names
 * {@code spring.data.redis.url} or {@code spring.data.redis.host}, each by itself. Their data stays under
 * {@code ROUNDTWO_HOME}, by default {@code ~/.roundtwo}; several nodes on one machine share them, and the last one to
 * leave stops them.
 *
 * <p>With servers of your own, give two database roles: one that owns the tables, for the migrations
 * ({@code SPRING_FLYWAY_URL}, {@code _USER}, {@code _PASSWORD}), and one without {@code BYPASSRLS} that may only select,
 * insert, update and delete ({@code SPRING_DATASOURCE_URL}, {@code _USERNAME}, {@code _PASSWORD}). Where only the second
 * set is given, one role does both, and row-level security still holds it because the tables force it on their owner.
 */
public final class EmbeddedServices implements AutoCloseable {

    /** The setting that names the data folder; as an environment variable {@code ROUNDTWO_HOME}. */
    public static final String HOME = "roundtwo.home";

    /** Set to the data folder while something embedded runs. */
    static final String ACTIVE_HOME = "roundtwo.embedded.home";

    private static final String PRIVATE = "rwx------";

    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration WATCH_AT_LEAST_EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServices.class);

    private final List<EmbeddedServer> joined = new CopyOnWriteArrayList<>();
    private final Map<String, Object> properties = new ConcurrentHashMap<>();

    private final Thread watch = Thread.ofVirtual().name("embedded-watch").unstarted(this::watch);

    private EmbeddedServices() {}

    /** Call before {@code run}: once the settings are known, starts what they do not name, until the JVM ends. */
    public static void applyTo(SpringApplication application) {
        application.addListeners(new WhenSettingsAreKnown());
    }

    /** Starts what the environment does not name; the caller closes the result. */
    public static EmbeddedServices start(Environment environment) {
        Path home =
                absolute(Path.of(environment.getProperty(HOME, System.getProperty("user.home", ".") + "/.roundtwo")));
        List<EmbeddedServer> wanted = new ArrayList<>();
        if (!environment.containsProperty("spring.datasource.url")) {
            wanted.add(new EmbeddedPostgres(home));
        }
        if (!environment.containsProperty("spring.data.redis.url")
                && !environment.containsProperty("spring.data.redis.host")) {
            wanted.add(new EmbeddedRedis(home));
        }
        return start(home, wanted);
    }

    /** Starts both servers with their data in this folder; the caller closes the result. */
    public static EmbeddedServices start(Path folder) {
        Path home = absolute(folder);
        return start(home, List.of(new EmbeddedPostgres(home), new EmbeddedRedis(home)));
    }

    /** The Spring settings that lead to the servers. */
    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    /** Leaves the servers; they stop when nobody else uses them. */
    @Override
    public void close() {
        watch.interrupt();
        List<EmbeddedServer> leaving = List.copyOf(joined);
        joined.clear();
        try {
            InParallel.with(leaving, server -> {
                SharedUse.of(server.folder()).leave(server);
                return Map.of();
            });
        } catch (CannotStart e) {
            log.warn("An embedded server may still be running; the next start takes it over", e);
        }
    }

    private static EmbeddedServices start(Path home, List<EmbeddedServer> wanted) {
        EmbeddedServices services = new EmbeddedServices();
        if (wanted.isEmpty()) {
            return services;
        }
        prepare(home, wanted);
        try {
            services.properties.putAll(InParallel.with(wanted, server -> {
                Map<String, Object> settings = SharedUse.of(server.folder()).join(server);
                services.joined.add(server);
                return settings;
            }));
        } catch (CannotStart e) {
            services.close();
            throw e;
        }
        services.properties.put(ACTIVE_HOME, home.toString());
        services.watch.start();
        return services;
    }

    /** A server that was killed comes back where it was, and the application goes on with it. */
    private void watch() {
        Duration pause = WATCH_EVERY;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(pause);
                for (EmbeddedServer server : joined) {
                    revive(server);
                }
                pause = WATCH_EVERY;
            } catch (InterruptedException | ClosedByInterruptException stopped) {
                return;
            } catch (IOException | RuntimeException failure) {
                pause = pause.compareTo(WATCH_AT_LEAST_EVERY) < 0 ? pause.multipliedBy(2) : pause;
                log.error(
                        "An embedded server could not be started again; next try in {} s", pause.toSeconds(), failure);
            }
        }
    }

    private void revive(EmbeddedServer server) throws IOException, InterruptedException {
        if (server.listens()) {
            return;
        }
        log.warn("The server in {} is gone; it is started again", server.folder());
        Map<String, Object> settings = SharedUse.of(server.folder()).revive(server);
        if (!properties.entrySet().containsAll(settings.entrySet())) {
            log.error("The server in {} had to take another port: stop and start this program", server.folder());
        }
    }

    private static void prepare(Path home, List<EmbeddedServer> wanted) {
        try {
            // Root's PostgreSQL may run as another user, who must be able to pass through.
            String passable = RunAs.isRoot() ? "rwx--x--x" : PRIVATE;
            Folders.create(home, passable);
            Folders.create(home.resolve("logs"), passable);
            for (EmbeddedServer server : wanted) {
                Folders.create(server.folder(), server instanceof EmbeddedPostgres ? passable : PRIVATE);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new CannotStart(
                    "The data folder %s cannot be written (%s).".formatted(home, e),
                    "Set ROUNDTWO_HOME to a folder of yours, and start again.",
                    e);
        }
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
