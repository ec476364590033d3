package dev.roundtwo.month;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.month.Team.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of one interview: because the people of the month did it, not because a page says so. */
final class Talk {

    final UUID id;
    /** None for what somebody planned by hand. */
    final @Nullable UUID group;

    final String title;
    /** Who begins with asking, and who with answering. */
    final UUID asks;

    final UUID answers;
    final Map<UUID, Part> seats;
    final int minutes;
    final Said said = new Said(this);
    /** The times that it had, the last one last. */
    final List<Version> versions = new ArrayList<>();

    Instant start;

    @Nullable
    Instant began;

    @Nullable
    Instant ended;

    boolean cancelled;
    /** Of whom it was told whether they came. */
    final Map<UUID, Boolean> told = new HashMap<>();
    /** For each of both, what the other one's card says of them. */
    final Map<UUID, Map<String, Integer>> cards = new HashMap<>();
    /** Who was in the room. */
    final Set<UUID> entered = new HashSet<>();
    /** Who handed a card in. */
    final Set<UUID> raters = new HashSet<>();
    /** What was asked, in each half. */
    final List<Asked> asked = new ArrayList<>();

    /** Who lets the leads of the group see what it brought them. */
    final Set<UUID> shared = new HashSet<>();

    Talk(
            UUID id,
            @Nullable UUID group,
            String title,
            UUID asks,
            UUID answers,
            Map<UUID, Part> seats,
            Instant start,
            int minutes) {
        this.id = id;
        this.group = group;
        this.title = title;
        this.asks = asks;
        this.answers = answers;
        this.seats = Map.copyOf(seats);
        this.start = start;
        this.minutes = minutes;
    }

    /** Everybody is invited but who planned it. */
    void booked(Instant at, @Nullable Person planner) {
        versions.add(new Version(at, start, null));
        said.booked(at, planner);
    }

    void moved(Instant at, Instant to) {
        ends(at);
        versions.add(new Version(at, to, null));
        said.moved(at, start, to);
        start = to;
    }

    void calledOff(Instant at) {
        ends(at);
        cancelled = true;
        said.calledOff(at);
    }

    /** It counts at once, until it is said otherwise. */
    void tells(Instant at, UUID who, boolean came) {
        told.put(who, came);
        said.came(at, who, came);
    }

    /** Then nothing is known of anybody, as the other hears. */
    void objected(Instant at, UUID who) {
        told.clear();
        said.objected(at, partnerOf(who));
    }

    void began(Instant at) {
        began = at;
        said.event("interview.began");
    }

    /** What was shown is no longer. */
    void leaves(Instant at) {
        asked.add(asked.removeLast().until(at));
    }

    void ended(Instant at) {
        ended = at;
        said.event("interview.finished");
        peers().forEach(one -> tells(at, one, true));
        opens(at);
    }

    /** What the one who asks of two, or of a panel, thinks of who answers. */
    void scored(Instant at, UUID rater, Map<String, Integer> levels) {
        raters.add(rater);
        said.event("scorecard.submitted");
        if (peers().contains(rater)) {
            cards.put(partnerOf(rater), levels);
        }
        opens(at);
    }

    /** It is over and all cards are in. */
    private void opens(Instant at) {
        if (ended != null && raters.containsAll(with(Part.PEER, Part.LEAD, Part.INTERVIEWER))) {
            said.open(at);
        }
    }

    private void ends(Instant at) {
        versions.add(versions.removeLast().until(at));
    }

    boolean mayMove(UUID one) {
        return seats.get(one) != Part.OBSERVER;
    }

    Set<UUID> people() {
        return seats.keySet();
    }

    List<UUID> with(Part... parts) {
        List<Part> which = List.of(parts);
        return seats.keySet().stream()
                .filter(one -> which.contains(seats.get(one)))
                .sorted()
                .toList();
    }

    List<UUID> peers() {
        return with(Part.PEER);
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
        boolean needed = with(Part.PEER, Part.LEAD, Part.CANDIDATE).contains(one);
        return held()
                && Objects.requireNonNullElse(told.get(one), needed || raters.contains(one) || entered.contains(one));
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
        return cards.keySet().containsAll(peers()) && !peers().isEmpty();
    }
}
