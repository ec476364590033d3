package dev.roundtwo.platform.files;

import dev.roundtwo.platform.files.content.FileKind;
import dev.roundtwo.platform.jobs.JobHandler;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OwnTransaction;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Has a file that was kept looked at, and writes down what was found. The looking writes to the same places however often it is
 * done, so that one that was cut off leaves nothing that the next one does not replace.
 */
@Component
class FileJob implements JobHandler<FileJob.Order> {

    static final String KIND = "file";

    private final Shelf shelf;
    private final Looking looking;
    private final OwnTransaction apart;
    private final Room room;
    private final Jobs jobs;
    private final FileMeters meters;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    FileJob(
            Shelf shelf,
            Looking looking,
            OwnTransaction apart,
            Room room,
            Jobs jobs,
            FileMeters meters,
            Clock clock,
            ApplicationEventPublisher facts) {
        this.shelf = shelf;
        this.looking = looking;
        this.apart = apart;
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
        prepared(messageId, order).run();
    }

    /** The looking takes as long as scanner and store do, and holds no connection meanwhile. */
    @Override
    public Runnable prepared(UUID messageId, Order order) {
        Shelf.Entry entry = apart.of(() -> shelf.find(order.file())
                .filter(one -> one.status() == FileStatus.WAITING)
                .orElse(null));
        if (entry == null) {
            return () -> {};
        }
        Looking.Found found = looking.at(entry);
        return () -> settle(entry, found);
    }

    private void settle(Shelf.Entry entry, Looking.Found found) {
        if (found.kind() != null) {
            done(entry, found.kind(), found.main(), found.thumb());
        } else if (found.passes()) {
            shelf.waits(entry.id(), found.reason());
        } else {
            refuse(entry, Objects.requireNonNull(found.reason()));
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
