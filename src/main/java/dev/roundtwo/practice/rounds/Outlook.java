package dev.roundtwo.practice.rounds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pair of a draft, for a lead to judge it by.
 *
 * @param levels of who asks first and of who answers first
 * @param met how often the two practised in this group; what they did elsewhere is not for its leads
 * @param days on how many days of the round's week both have an hour; -1 where one of them has said no hours
 * @param due whether who observes is the one whose turn it was, and was not put there by hand
 */
public record Outlook(
        List<Integer> levels, int met, @Nullable Instant lastMet, int days, boolean due) {

    /** Whether they practised before, and others may be left with whom they did not. */
    public boolean again() {
        return met > 0;
    }

    public boolean apart() {
        return Math.abs(levels.getFirst() - levels.getLast()) > 1;
    }

    public boolean timeless() {
        return days == 0;
    }
}
