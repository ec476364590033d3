package dev.roundtwo.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs wait, run, and have failed and will be tried again; how many messages are on their way, were put back at least
 * once, and since when the oldest waits; and what was given up of both.
 */
public record Figures(
        long waiting,
        long running,
        long failing,
        long messages,
        long putBack,
        @Nullable Instant oldest,
        long dead) {}
