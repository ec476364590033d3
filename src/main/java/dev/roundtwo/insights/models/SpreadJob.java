package dev.roundtwo.insights.models;

import dev.roundtwo.platform.jobs.JobHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sees to the interviews of somebody who joined, left or has another role. */
@Component
class SpreadJob implements JobHandler<Marks.MarkedOf> {

    private final Marks marks;

    SpreadJob(Marks marks) {
        this.marks = marks;
    }

    @Override
    public String kind() {
        return Marks.MANY;
    }

    @Override
    public Class<Marks.MarkedOf> payload() {
        return Marks.MarkedOf.class;
    }

    @Override
    public void handle(UUID messageId, Marks.MarkedOf marked) {
        marks.spread(marked);
    }
}
