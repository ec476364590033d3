package dev.roundtwo.platform.files;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.files.content.FileKind;
import dev.roundtwo.platform.files.content.Inspection;
import dev.roundtwo.platform.files.content.Intake;
import dev.roundtwo.platform.files.content.Label;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.scope.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in, in steps that each leave rows and store in a state that the {@link Sweeper} can end: the row first, then the
 * bytes, then the job in the transaction that says they are there.
 */
@Component
class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    /** So the database refuses what has nothing to hang on ({@code file_has_subject}). */
    private static final String NOTHING_THERE = "to hang a file on";

    private final Shelf shelf;
    private final Store store;
    private final Spool spool;
    private final Jobs jobs;
    private final Room room;
    private final Limits limits;
    private final Audit audit;
    private final FilesSettings settings;
    private final TransactionTemplate transaction;

    Uploads(
            Shelf shelf,
            Store store,
            Spool spool,
            Jobs jobs,
            Room room,
            Limits limits,
            Audit audit,
            FilesSettings settings,
            TransactionTemplate transaction) {
        this.shelf = shelf;
        this.store = store;
        this.spool = spool;
        this.jobs = jobs;
        this.room = room;
        this.limits = limits;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
    }

    UUID take(Subject on, Upload upload) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An upload is no part of a transaction");
        }
        Scope scope = Scope.current();
        UUID by = Objects.requireNonNull(scope.account());
        limits.take(Limited.UPLOADS, scope.workspace(), by);
        Intake intake = on.ofAccount()
                ? Intake.portrait(settings.largestPortrait().toBytes())
                : Intake.anything(settings.largest().toBytes());
        try {
            Path here = spool.taken(upload, intake.largest());
            try {
                FileKind kind = Inspection.of(
                        here, upload.name(), intake, settings.unpacked().toBytes());
                return keep(on, here, kind, Label.of(upload.name(), kind), intake.portrait());
            } finally {
                Files.deleteIfExists(here);
            }
        } catch (IOException failure) {
            LOG.error("A file could not be kept", failure);
            throw new RuleBroken("files.store.away");
        }
    }

    private UUID keep(Subject on, Path here, FileKind kind, Label label, boolean portrait) throws IOException {
        Scope scope = Scope.current();
        UUID id = UUID.randomUUID();
        long size = Files.size(here);
        try {
            transaction.executeWithoutResult(status -> {
                room.make(on, size, settings.most());
                shelf.arrive(
                        id,
                        on,
                        scope.workspace(),
                        Objects.requireNonNull(scope.account()),
                        label.text(),
                        kind,
                        portrait,
                        size);
            });
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMessage()).contains(NOTHING_THERE)) {
                throw new NotFound(on.kind(), on.id());
            }
            throw refused;
        }
        boolean kept = false;
        try {
            store.put(new Key(id, kind.picture() ? Variant.RAW : Variant.MAIN), here);
            kept = Boolean.TRUE.equals(transaction.execute(status -> queued(on, id, kind)));
        } finally {
            if (!kept) {
                drop(id);
            }
        }
        if (!kept) {
            throw new NotFound(on.kind(), on.id());
        }
        return id;
    }

    private boolean queued(Subject on, UUID id, FileKind kind) {
        if (!shelf.kept(id)) {
            return false;
        }
        jobs.enqueue(FileJob.KIND, new FileJob.Order(id));
        if (!on.ofAccount()) {
            audit.record(
                    "file.attached", on.kind(), on.id(), "kind", kind.name().toLowerCase(Locale.ROOT));
        }
        return true;
    }

    /** What could not be kept whole; if this fails too, the sweeper does it. */
    private void drop(UUID id) {
        try {
            transaction.executeWithoutResult(status -> {
                shelf.delete(id);
                shelf.gone(id);
                jobs.enqueue(RemovalJob.KIND, new FileJob.Order(id));
            });
        } catch (RuntimeException failure) {
            LOG.warn("A half upload is left to the sweeper: {}", failure.toString());
        }
    }
}
