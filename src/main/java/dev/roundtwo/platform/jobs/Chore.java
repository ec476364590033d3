package dev.roundtwo.platform.jobs;

import java.time.Duration;

/** Work that recurs, done by one node at a time with the pause between. Declared as a bean; the name is stored. */
public record Chore(String name, Duration pause, Runnable work) {}
