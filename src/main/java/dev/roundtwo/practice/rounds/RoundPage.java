package dev.roundtwo.practice.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A round with its matches, as far as the reader sees them.
 *
 * @param hidden how many matches there are that the reader does not see, since they were told without names
 * @param stale whether somebody joined, left or began to rest since it was drafted
 */
public record RoundPage(
        UUID id,
        int number,
        boolean draft,
        LocalDate startsOn,
        @Nullable Instant publishAt,
        int version,
        List<PairRow> pairs,
        int hidden,
        boolean stale) {

    /** Everybody in it, by name. */
    public List<PairRow.Seat> people() {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.asks(), pair.answers(), pair.observes()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(PairRow.Seat::name))
                .toList();
    }

    /** The same with some of its pairs. */
    RoundPage with(List<PairRow> some) {
        return new RoundPage(id, number, draft, startsOn, publishAt, version, some, hidden, stale);
    }
}
