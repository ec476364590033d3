package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** The data folder: created once, whole or not at all, by a user that PostgreSQL accepts. */
final class PostgresCluster {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The first that this machine knows. It decides which characters are letters in search, so plain C comes last. */
    private static final List<String> LOCALES = List.of("C.UTF-8", "en_US.UTF-8", "C");

    private final Path programs;
    private final Path data;
    private final Path log;

    PostgresCluster(Path programs, Path data, Path log) {
        this.programs = programs;
        this.data = data;
        this.log = log;
    }

    /** Returns the way in which the server can be run on this data; creates the data when there is none. */
    RunAs prepare(PostgresRoles roles) throws IOException, InterruptedException {
        Path postgres = programs.resolve("postgres");
        for (RunAs candidate : RunAs.candidates()) {
            candidate.own(log);
            if (Files.exists(data) ? candidate.works(postgres, data, log) : create(candidate, roles)) {
                return candidate;
            }
        }
        if (RunAs.isRoot()) {
            throw CannotStart.withLog(
                    "PostgreSQL does not run as root, and this machine allows neither a user namespace (unshare) nor"
                            + " another user (setpriv).",
                    "Start as an ordinary user, or set ROUNDTWO_HOME to a folder that everybody can reach, such as"
                            + " /var/lib/roundtwo, or name a server of your own with SPRING_DATASOURCE_URL.",
                    log);
        }
        throw CannotStart.withLog(
                "PostgreSQL cannot be set up in %s.".formatted(data),
                "Set ROUNDTWO_HOME to a folder of yours on a disk that may hold programs, or name a server of your own"
                        + " with SPRING_DATASOURCE_URL.",
                log);
    }

    private boolean create(RunAs runAs, PostgresRoles roles) throws IOException, InterruptedException {
        try {
            Folders.fillOnce(data, into -> {
                if (!runAs.works(programs.resolve("postgres"), into, log) || !initialise(runAs, roles, into)) {
                    throw new Refused();
                }
            });
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    private boolean initialise(RunAs runAs, PostgresRoles roles, Path into) throws IOException, InterruptedException {
        Path password = Files.createTempFile(
                data.resolveSibling(""),
                "password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, roles.superuserPassword());
            runAs.own(password);
            for (String locale : LOCALES) {
                if (Command.run(log, PATIENCE, initdb(runAs, into, password, locale)) == 0) {
                    return true;
                }
            }
            return false;
        } finally {
            Files.delete(password);
        }
    }

    private List<String> initdb(RunAs runAs, Path into, Path password, String locale) {
        return Command.words(
                runAs.prefix(),
                programs.resolve("initdb").toString(),
                "--pgdata=" + into,
                "--username=" + PostgresRoles.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=" + locale,
                "--lc-messages=C",
                "--no-instructions",
                "--set=shared_buffers=128MB",
                "--set=max_connections=200",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC",
                "--set=log_checkpoints=off");
    }

    /** This way of running does not work here; the next may. */
    private static final class Refused extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1;
    }
}
