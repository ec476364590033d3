package dev.roundtwo.insights.progress;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One level that somebody got for one signal in one interview. */
public record Result(UUID interview, @Nullable UUID account, Instant at, String key, String name, int level) {}
