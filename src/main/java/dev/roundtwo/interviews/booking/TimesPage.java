package dev.roundtwo.interviews.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page on which a time is found, for an interview or for a match without one. {@code direct} when the reader moves it at once;
 * {@code sets} is empty unless something has to be chosen to practise with; an observer only looks.
 */
public record TimesPage(
        UUID id,
        boolean match,
        String title,
        String with,
        @Nullable Slot now,
        int minutes,
        boolean direct,
        boolean observer,
        boolean needsSet,
        List<Choice> sets,
        List<Slot> suggestions,
        @Nullable Offer offer,
        ZoneId zone) {

    /** A moment, and how it reads on the reader's clock. */
    public record Slot(Instant at, String text) {}

    /** What was proposed, by the reader or by the other one. */
    public record Offer(UUID id, boolean mine, String by, List<Slot> times) {}

    /** A set to choose. */
    public record Choice(UUID id, String title) {}
}
