package dev.roundtwo.interviews.booking;

import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page on which a time is found, for an interview or for a match without one. {@code direct} when the reader moves it at once;
 * {@code sets} is empty unless something has to be chosen to practise with; an observer only looks.
 * {@code over} when its people should have met by now.
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
        boolean over,
        List<Choice> sets,
        List<Slot> suggestions,
        @Nullable Offer offer,
        ZoneId zone) {

    /** A moment, and how it reads on the reader's clock. */
    public record Slot(Instant at, String text) {

        private static final DateTimeFormatter WHEN =
                DateTimeFormatter.ofPattern("EEE d MMM, HH:mm VV", Locale.ENGLISH);

        static Slot of(Instant at, ZoneId zone) {
            return new Slot(at, WHEN.format(at.atZone(zone)));
        }

        static List<Slot> of(List<Instant> times, ZoneId zone) {
            return times.stream().map(at -> of(at, zone)).toList();
        }
    }

    /** What was proposed, by the reader or by the other one. */
    public record Offer(UUID id, boolean mine, String by, List<Slot> times) {

        static @Nullable Offer of(@Nullable Proposal open, Member me, Map<UUID, String> people, ZoneId zone) {
            return open == null
                    ? null
                    : new Offer(
                            open.id(),
                            open.by().equals(me.accountId()),
                            people.getOrDefault(open.by(), "Somebody"),
                            Slot.of(open.times(), zone));
        }
    }

    /** A set to choose. */
    public record Choice(UUID id, String title) {}
}
