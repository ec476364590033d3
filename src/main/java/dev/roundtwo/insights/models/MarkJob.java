package dev.roundtwo.insights.models;

import dev.roundtwo.platform.jobs.JobHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts an interview of which a fact told. */
@Component
class MarkJob implements JobHandler<Marks.Marked> {

    private final Marks marks;

    MarkJob(Marks marks) {
        this.marks = marks;
    }

    @Override
    public String kind() {
        return Marks.JOB;
    }

    @Override
    public Class<Marks.Marked> payload() {
        return Marks.Marked.class;
    }

    @Override
    public void handle(UUID messageId, Marks.Marked marked) {
        marks.settle(marked.interview());
    }
}
