package dev.roundtwo.platform.jobs;

/** How many jobs wait, run, have failed and will be tried again, and were given up. */
public record Figures(long waiting, long running, long failing, long dead) {}
