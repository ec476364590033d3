package dev.roundtwo.platform.files;

import dev.roundtwo.platform.jobs.JobHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes out of the store what a file left there or needs no more, once the transaction that says so has ended. */
@Component
class RemovalJob implements JobHandler<FileJob.Order> {

    static final String KIND = "file-removal";

    private final Clearing clearing;

    RemovalJob(Clearing clearing) {
        this.clearing = clearing;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<FileJob.Order> payload() {
        return FileJob.Order.class;
    }

    @Override
    public void handle(UUID messageId, FileJob.Order order) {
        prepared(messageId, order).run();
    }

    /** No connection is held while the store is asked. */
    @Override
    public Runnable prepared(UUID messageId, FileJob.Order order) {
        boolean gone = clearing.clear(order.file());
        return () -> {
            if (gone) {
                clearing.forget(order.file());
            }
        };
    }
}
