package dev.roundtwo.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How reliably somebody shows up, from their last {@value #REMEMBERED} appointments, oldest first: everybody begins at
 * {@value #START}, one that was kept adds {@value #KEPT}, one that was missed costs {@value #MISSED}; never below 0 or above 10.
 */
public record Standing(
        int points,
        int kept,
        int missed,
        @Nullable Instant lastKept,
        @Nullable Instant lastMissed) {

    public static final int REMEMBERED = 20;
    public static final int START = 5;
    public static final int KEPT = 1;
    public static final int MISSED = 3;
    static final int MOST = 10;

    public static final Standing FRESH = new Standing(START, 0, 0, null, null);

    /** Nothing was told of them yet. */
    public boolean fresh() {
        return kept + missed == 0;
    }

    /** With one more appointment. */
    Standing after(boolean came, Instant at) {
        return came
                ? new Standing(Math.min(MOST, points + KEPT), kept + 1, missed, at, lastMissed)
                : new Standing(Math.max(0, points - MISSED), kept, missed + 1, lastKept, at);
    }
}
