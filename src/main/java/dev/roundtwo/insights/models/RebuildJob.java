package dev.roundtwo.insights.models;

import dev.roundtwo.platform.jobs.JobHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One slice of making a workspace's models anew. */
@Component
class RebuildJob implements JobHandler<Rebuilds.Slice> {

    private final Rebuilds rebuilds;

    RebuildJob(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public String kind() {
        return Rebuilds.JOB;
    }

    @Override
    public Class<Rebuilds.Slice> payload() {
        return Rebuilds.Slice.class;
    }

    @Override
    public void handle(UUID messageId, Rebuilds.Slice slice) {
        rebuilds.go(slice);
    }
}
