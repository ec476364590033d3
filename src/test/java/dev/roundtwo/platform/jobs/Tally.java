package dev.roundtwo.platform.jobs;

import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts its runs, and fails when it is told to. */
class Tally implements JobHandler<Tally.Mark> {

    private final Map<UUID, List<Run>> runs = new ConcurrentHashMap<>();
    volatile boolean healed;

    record Mark(String text, boolean fail) {}

    record Run(String text, Scope scope, String correlationId) {}

    List<Run> runs(UUID id) {
        return runs.getOrDefault(id, List.of());
    }

    @Override
    public String kind() {
        return "tally";
    }

    @Override
    public Class<Mark> payload() {
        return Mark.class;
    }

    @Override
    public void handle(UUID messageId, Mark mark) {
        runs.computeIfAbsent(messageId, id -> new CopyOnWriteArrayList<>())
                .add(new Run(mark.text(), Scope.current(), CorrelationFilter.current()));
        if (mark.fail() && !healed) {
            throw new IllegalStateException("No luck with " + "x".repeat(43), new IOException("the line is dead"));
        }
    }
}
