package dev.roundtwo.platform.files;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what a failure or a killed node left half done, so that rows and store agree: rows whose bytes never came, files that
 * nobody turned to, bytes whose row is gone, and bytes that no row ever knew.
 */
@Component
class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration TURN = Duration.ofMinutes(2);
    private static final Duration TOLD = Duration.ofDays(7);
    private static final int BATCH = 500;

    private final JdbcClient sql;
    private final Store store;
    private final Spool spool;
    private final Shelf shelf;
    private final Jobs jobs;
    private final FileJob looking;
    private final Clearing clearing;
    private final FilesSettings settings;
    private final OwnTransaction apart;
    private final Clock clock;

    Sweeper(
            JdbcClient sql,
            Store store,
            Spool spool,
            Shelf shelf,
            Jobs jobs,
            FileJob looking,
            Clearing clearing,
            FilesSettings settings,
            OwnTransaction apart,
            Clock clock) {
        this.sql = sql;
        this.store = store;
        this.spool = spool;
        this.shelf = shelf;
        this.jobs = jobs;
        this.looking = looking;
        this.clearing = clearing;
        this.settings = settings;
        this.apart = apart;
        this.clock = clock;
    }

    /** A file that is not ready, and that nobody has turned to for a while. */
    private record Left(
            UUID id,
            @Nullable UUID workspace,
            @Nullable UUID account,
            FileStatus status,
            @Nullable String reason,
            Instant uploadedAt) {}

    /** Lets files that wait be looked at again, and takes out bytes whose row is gone. Done every minute. */
    void resume() {
        for (Left file : left(TURN, FileStatus.WAITING)) {
            carefully(file, () -> again(file));
        }
        // Their own jobs come first; these are of rows that went with something else.
        apart.of(() -> sql.sql("select id from file_gone where at < ? order by at limit " + BATCH)
                        .param(before(TURN))
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .list())
                .forEach(id -> {
                    try {
                        if (clearing.clear(id)) {
                            apart.run(() -> clearing.forget(id));
                        }
                    } catch (RuntimeException failure) {
                        LOG.warn("Bytes of a file that is gone stay a while: {}", failure.toString());
                    }
                });
    }

    private void again(Left file) {
        Instant now = clock.instant();
        if (file.uploadedAt().isBefore(now.minus(settings.patience()))) {
            shelf.find(file.id()).ifPresent(entry -> looking.refuse(entry, "files.given.up"));
            return;
        }
        shelf.waits(file.id(), file.reason());
        // One that says what it waits for has been looked at. Else its job may be about to be tried, or be a
        // dead letter: then there is one more an hour.
        UUID message = file.reason() != null
                ? Ids.next()
                : UUID.nameUUIDFromBytes(
                        (file.id() + "/" + now.truncatedTo(ChronoUnit.HOURS)).getBytes(StandardCharsets.UTF_8));
        jobs.enqueue(FileJob.KIND, message, new FileJob.Order(file.id()));
    }

    /** Ends what arrived no further, forgets what was refused long ago, and compares the store with the rows. Done hourly. */
    void sweep() {
        for (Left file : left(settings.grace(), FileStatus.ARRIVING)) {
            carefully(file, () -> shelf.delete(file.id()));
        }
        for (Left file : left(TOLD, FileStatus.REFUSED)) {
            carefully(file, () -> shelf.delete(file.id()));
        }
        try {
            spool.sweep();
            compare();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Bytes that have lain for a while and that no row knows: no upload is that slow. */
    private void compare() throws IOException {
        Instant old = clock.instant().minus(settings.grace());
        List<Key> some = new ArrayList<>();
        store.each(kept -> {
            if (kept.at().isBefore(old)) {
                some.add(kept.key());
                if (some.size() == BATCH) {
                    clearing.clearUnknown(some);
                    some.clear();
                }
            }
        });
        clearing.clearUnknown(some);
    }

    private List<Left> left(Duration since, FileStatus status) {
        return new Scope(null, null)
                .call(() -> apart.of(() -> sql.sql("select * from files_left(?, ?, " + BATCH + ")")
                        .params(new String[] {status.name()}, before(since))
                        .query((row, number) -> new Left(
                                row.getObject("id", UUID.class),
                                row.getObject("workspace_id", UUID.class),
                                row.getObject("account_id", UUID.class),
                                FileStatus.valueOf(row.getString("status")),
                                row.getString("reason"),
                                row.getTimestamp("uploaded_at").toInstant()))
                        .list()));
    }

    private void carefully(Left file, Runnable work) {
        try {
            new Scope(file.workspace(), file.account()).run(() -> apart.run(work));
        } catch (RuntimeException failure) {
            LOG.warn("A file is left for the next time: {}", failure.toString());
        }
    }

    private Timestamp before(Duration time) {
        return Timestamp.from(clock.instant().minus(time));
    }
}
