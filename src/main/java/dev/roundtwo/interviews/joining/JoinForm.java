package dev.roundtwo.interviews.joining;

import org.jspecify.annotations.Nullable;

/** What a guest wants to be called, as it was typed. */
public record JoinForm(@Nullable String name) {}
