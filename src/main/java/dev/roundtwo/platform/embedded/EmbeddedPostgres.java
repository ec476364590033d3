package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL under {@code home/postgres}: durable, on loopback only, every connection with a password. */
final class EmbeddedPostgres implements EmbeddedServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final int USUAL_PORT = 55432;
    private static final int ATTEMPTS = 3;
    private static final Duration STARTING = Duration.ofMinutes(3);
    private static final Duration STOPPING = Duration.ofMinutes(1);

    private static final String ADVICE = "Correct that and start again, or name a server of your own with"
            + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";

    private final Path home;
    private final Path folder;
    private final Path data;
    private final Path serverLog;
    private volatile int port = USUAL_PORT;

    EmbeddedPostgres(Path home) {
        this.home = home;
        this.folder = home.resolve("postgres");
        this.data = folder.resolve("data");
        this.serverLog = home.resolve("logs").resolve("postgres.log");
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Map<String, Object> ensureRunning() throws IOException, InterruptedException {
        Postmaster postmaster = new Postmaster(data);
        PostgresRoles roles = new PostgresRoles(Passwords.in(folder.resolve("passwords"), PostgresRoles.NAMES));
        port = postmaster.findRunning(candidate -> roles.reach(candidate, data), STARTING);
        if (port > 0) {
            log.info("PostgreSQL was still running on port {} and is taken over", port);
        } else {
            port = start(roles);
        }
        try {
            roles.prepare(port);
        } catch (SQLException e) {
            throw new CannotStart("PostgreSQL runs, but its database cannot be prepared: " + e.getMessage(), ADVICE, e);
        }
        return roles.settings(port);
    }

    @Override
    public boolean listens() {
        return Port.listens(port);
    }

    private int start(PostgresRoles roles) throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (!Files.exists(data)) {
            log.info("Setting up PostgreSQL in {} (only the first time)", folder);
        }
        Path programs = Binaries.postgres(home);
        ServerLog.open(serverLog);
        RunAs runAs = new PostgresCluster(programs, data, serverLog).prepare(roles);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int chosen = Port.choose(folder.resolve("port"), USUAL_PORT);
            if (launch(programs, runAs, chosen) && roles.reach(chosen, data)) {
                log.info("PostgreSQL is up on port {} after {} ms", chosen, (System.nanoTime() - began) / 1_000_000);
                return chosen;
            }
        }
        throw CannotStart.withLog("PostgreSQL did not start.", ADVICE, serverLog);
    }

    /** pg_ctl gives the server a session of its own, so that Ctrl-C reaches the application first. */
    private boolean launch(Path programs, RunAs runAs, int chosen) throws IOException, InterruptedException {
        String options = "-p " + chosen + " -c listen_addresses=" + Port.HOST + " -c unix_socket_directories=";
        List<String> words = Command.words(
                runAs.prefix(),
                programs.resolve("pg_ctl").toString(),
                "start",
                "--wait",
                "--timeout=" + STARTING.toSeconds(),
                "--pgdata=" + data,
                "--log=" + serverLog,
                "--options=" + options);
        int result = Command.run(serverLog, STARTING.plusSeconds(5), words);
        return result == 0;
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        Postmaster postmaster = new Postmaster(data);
        if (!postmaster.stop("INT", STOPPING)) {
            log.warn("PostgreSQL did not stop within {} s; it recovers at the next start", STOPPING.toSeconds());
            postmaster.stop("QUIT", STOPPING);
        }
    }
}
