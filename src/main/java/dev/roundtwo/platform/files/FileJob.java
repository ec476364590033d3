package dev.roundtwo.platform.files;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.content.FileKind;
import dev.roundtwo.platform.files.content.Pictures;
import dev.roundtwo.platform.files.content.Scanner;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.jobs.JobHandler;
import dev.roundtwo.platform.jobs.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Looks at a file that was kept: the scanner first, then a picture is made anew. It writes to the same places however often it
 * is done, so that one that was cut off leaves nothing that the next one does not replace.
 */
@Component
class FileJob implements JobHandler<FileJob.Order> {

    static final String KIND = "file";

    private static final Logger LOG = LoggerFactory.getLogger(FileJob.class);

    private final Shelf shelf;
    private final Store store;
    private final Spool spool;
    private final Scanner scanner;
    private final Room room;
    private final Jobs jobs;
    private final FileMeters meters;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    FileJob(
            Shelf shelf,
            Store store,
            Spool spool,
            Scanner scanner,
            Room room,
            Jobs jobs,
            FileMeters meters,
            Clock clock,
            ApplicationEventPublisher facts) {
        this.shelf = shelf;
        this.store = store;
        this.spool = spool;
        this.scanner = scanner;
        this.room = room;
        this.jobs = jobs;
        this.meters = meters;
        this.clock = clock;
        this.facts = facts;
    }

    /** Which file. */
    record Order(UUID file) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> payload() {
        return Order.class;
    }

    @Override
    public void handle(UUID messageId, Order order) {
        shelf.find(order.file())
                .filter(entry -> entry.status() == FileStatus.WAITING)
                .ifPresent(this::look);
    }

    private void look(Shelf.Entry entry) {
        Variant came = entry.kind().picture() ? Variant.RAW : Variant.MAIN;
        try {
            Path here = spool.fetched(store, new Key(entry.id(), came), entry.size());
            try {
                Optional<String> harm = scanner.scan(here);
                if (harm.isPresent()) {
                    LOG.warn("Refused a file in which the scanner found {}", harm.get());
                    refuse(entry, "files.harmful");
                } else if (entry.kind().picture()) {
                    anew(entry, here);
                } else {
                    done(entry, entry.kind(), entry.size(), 0);
                }
            } finally {
                Files.deleteIfExists(here);
            }
        } catch (RuleBroken unfit) {
            refuse(entry, unfit.code());
        } catch (Scanner.Away away) {
            LOG.warn("A file waits: {}", away.getMessage());
            shelf.waits(entry.id(), "files.waits.scanner");
        } catch (NoSuchFileException lost) {
            LOG.error("The store has lost a file that it had kept: {}", entry.id());
            refuse(entry, "files.lost");
        } catch (IOException failure) {
            LOG.warn("A file waits: {}", failure.toString());
            shelf.waits(entry.id(), "files.waits.store");
        }
    }

    private void anew(Shelf.Entry entry, Path here) throws IOException {
        Path picture = spool.fresh();
        Path small = spool.fresh();
        try {
            FileKind kind = Pictures.make(here, entry.kind(), entry.portrait(), picture, small);
            store.put(new Key(entry.id(), Variant.MAIN), picture);
            store.put(new Key(entry.id(), Variant.THUMB), small);
            done(entry, kind, Files.size(picture), Files.size(small));
        } finally {
            Files.deleteIfExists(picture);
            Files.deleteIfExists(small);
        }
    }

    private void done(Shelf.Entry entry, FileKind kind, long main, long thumb) {
        long size = main + thumb;
        UUID workspace = entry.workspace();
        if (workspace != null && size > entry.size() && !room.grows(workspace, size - entry.size())) {
            refuse(entry, "files.no.room");
            return;
        }
        if (shelf.ready(entry.id(), kind, Math.max(1, size), main, thumb)) {
            if (entry.kind().picture()) {
                jobs.enqueue(RemovalJob.KIND, new Order(entry.id()));
            }
            tell(entry, false);
        } else if (shelf.find(entry.id()).isEmpty()) {
            shelf.gone(entry.id()); // taken away while it was looked at: what was written since goes too
            jobs.enqueue(RemovalJob.KIND, new Order(entry.id()));
        }
    }

    /** Says no for good, with the reason; its bytes go. */
    void refuse(Shelf.Entry entry, String reason) {
        if (shelf.refused(entry.id(), reason)) {
            meters.refused();
            jobs.enqueue(RemovalJob.KIND, new Order(entry.id()));
            tell(entry, true);
        }
    }

    private void tell(Shelf.Entry entry, boolean refused) {
        facts.publishEvent(new FileReady(
                entry.workspace(),
                entry.id(),
                entry.subject().kind(),
                entry.subject().id(),
                entry.uploadedBy(),
                entry.name(),
                refused,
                clock.instant()));
    }
}
