package dev.roundtwo.platform.limits;

import java.util.function.LongSupplier;

/** How much there is of what is counted, in the workspace in scope. Declared as a bean by whoever keeps it. */
public record Counted(Limited what, LongSupplier now) {}
