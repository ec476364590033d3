package dev.roundtwo.platform.limits;

import java.time.Duration;

/**
 * How the caller stands after one was taken: of {@code limit} in the time {@code per}, {@code remaining} are left, and after
 * {@code reset} without any all are there again. With several nodes the remaining ones are a lower bound.
 */
public record Verdict(String name, long limit, Duration per, long remaining, Duration reset) {

    /** The one of the two that runs out first. */
    Verdict tighter(Verdict other) {
        return other.remaining < remaining ? other : this;
    }
}
