package dev.roundtwo.month;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of one interview: because the people of the month did it, not because a page says so. */
final class Talk {

    /** What becomes of it. */
    enum Fate {
        HELD,
        HELD_WITHOUT_A_CARD,
        MOVED,
        CANCELLED
    }

    final UUID id;
    final UUID group;
    final UUID asks;
    final UUID answers;
    final @Nullable UUID observes;
    final Fate fate;
    final int minutes;
    Instant start;

    @Nullable
    Instant began;

    @Nullable
    Instant ended;

    boolean cancelled;
    /** Of whom it was told whether they came. */
    final Map<UUID, Boolean> told = new HashMap<>();
    /** The observer's own presence, which nobody assumes. */
    final Set<UUID> present = new HashSet<>();
    /** For each of both, what the other one's card says of them, once both are in. */
    final Map<UUID, Map<String, Integer>> cards = new HashMap<>();

    /** Who lets the leads of the group see what it brought them. */
    final Set<UUID> shared = new HashSet<>();

    Talk(UUID id, UUID group, UUID asks, UUID answers, @Nullable UUID observes, Fate fate, Instant start, int minutes) {
        this.id = id;
        this.group = group;
        this.asks = asks;
        this.answers = answers;
        this.observes = observes;
        this.fate = fate;
        this.start = start;
        this.minutes = minutes;
    }

    List<UUID> two() {
        return List.of(asks, answers);
    }

    List<UUID> people() {
        return observes == null ? two() : List.of(asks, answers, observes);
    }

    UUID partnerOf(UUID one) {
        return one.equals(asks) ? answers : asks;
    }

    Instant end() {
        return start.plus(Duration.ofMinutes(minutes));
    }

    boolean held() {
        return began != null && ended != null && !cancelled;
    }

    /** Who came, by the words that were said, and by what is assumed where none were. */
    boolean came(UUID one) {
        Boolean word = told.get(one);
        if (word != null) {
            return word && held();
        }
        return held() && (two().contains(one) || present.contains(one));
    }

    boolean missed(UUID one) {
        return Boolean.FALSE.equals(told.get(one));
    }

    /** Whole minutes, rounded down. */
    long lasted() {
        return began == null || ended == null
                ? 0
                : Duration.between(began, ended).toMinutes();
    }

    /** Both cards are in, so both may read what is said of them. */
    boolean revealed() {
        return cards.keySet().containsAll(two());
    }
}
