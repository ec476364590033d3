package dev.roundtwo.practice.rounds;

import dev.roundtwo.practice.Standing;
import dev.roundtwo.practice.hours.Span;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A match as one of its people sees it, {@code booked} when they meet, {@code over} when they should have by now. Partner and observer are nameless ({@code hidden}) until both who practise agreed to show
 * their names; a partner who left the workspace is gone. The partner's standing stays away as long: it could tell who they are.
 */
public record MatchPage(
        UUID id,
        @Nullable UUID group,
        @Nullable String groupName,
        @Nullable UUID round,
        List<String> sets,
        Instant matchedAt,
        String part,
        boolean gone,
        boolean hidden,
        boolean agreed,
        @Nullable String asks,
        @Nullable String answers,
        @Nullable String observes,
        boolean observed,
        @Nullable Standing standing,
        @Nullable Instant booked,
        boolean over,
        List<Span> times) {

    public boolean observer() {
        return part.equals("OBSERVES");
    }

    /** The one to practise with, by name; null while hidden or gone, and for who observes. */
    public @Nullable String partner() {
        return part.equals("ASKS") ? answers : part.equals("ANSWERS") ? asks : null;
    }
}
