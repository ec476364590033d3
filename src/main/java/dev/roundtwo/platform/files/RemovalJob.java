package dev.roundtwo.platform.files;

import dev.roundtwo.platform.jobs.JobHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        try {
            clearing.clear(order.file());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
