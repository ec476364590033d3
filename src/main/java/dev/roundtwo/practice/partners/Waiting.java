package dev.roundtwo.practice.partners;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the queue. Wishes widen with the time they wait, and both people's have to hold: at first the same level only,
 * then one apart, two, any; the part that one wants first, and somebody one has not met lately, for half a minute. The language
 * never widens.
 */
record Waiting(UUID id, UUID account, int level, String language, Wish role, Instant since) {

    /** From these seconds on, one level more apart. */
    static final int[] WIDER = {10, 25, 45};

    static final int PATIENT = 30;

    /** How many levels apart they take by now. */
    int reach(Instant now) {
        long waited = waited(now);
        int reach = 0;
        for (int step : WIDER) {
            if (waited >= step) {
                reach++;
            }
        }
        return reach;
    }

    /** When they take more; null when they take anybody. */
    @Nullable
    Instant wider(Instant now) {
        int reach = reach(now);
        return reach < WIDER.length ? since.plusSeconds(WIDER[reach]) : null;
    }

    boolean fits(Waiting other, boolean metLately, Instant now) {
        boolean patient = waited(now) >= PATIENT && other.waited(now) >= PATIENT;
        return language.equals(other.language)
                && Math.abs(level - other.level) <= Math.min(reach(now), other.reach(now))
                && (patient || (role.suits(other.role) && !metLately));
    }

    /** Whether they ask first, paired with one who came later. */
    boolean asksFirst(Waiting other) {
        return role == Wish.ASK || (role == Wish.EITHER && other.role != Wish.ASK);
    }

    private long waited(Instant now) {
        return Duration.between(since, now).toSeconds();
    }
}
