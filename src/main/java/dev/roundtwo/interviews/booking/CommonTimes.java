package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Names;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.hours.Hours;
import dev.roundtwo.practice.hours.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When several people could meet: by the hours they said, what they are taken for and their pauses around it. */
@Component
@Transactional(readOnly = true)
class CommonTimes {

    /** Appointments begin at a quarter of an hour. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private final Hours hours;

    CommonTimes(Hours hours) {
        this.hours = hours;
    }

    /** Every start between the two at which all of them are free for so long; none when one of them has said no hours. */
    List<Instant> all(Collection<UUID> accounts, Instant from, Instant until, int minutes) {
        if (!from.isBefore(until)) {
            return List.of();
        }
        Map<UUID, List<Span>> free = hours.free(accounts, from, until);
        if (free.isEmpty() || !free.keySet().containsAll(accounts)) {
            return List.of();
        }
        Duration length = Duration.ofMinutes(minutes);
        List<Instant> starts = new ArrayList<>();
        for (Span span : free.values().iterator().next()) {
            for (Instant at = up(span.from()); !at.plus(length).isAfter(span.to()); at = at.plus(STEP)) {
                Instant start = at;
                if (free.values().stream().allMatch(spans -> holds(spans, start, start.plus(length)))) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    /** Some of them, far enough apart to be a choice. */
    List<Instant> some(Collection<UUID> accounts, Instant from, Instant until, int minutes, int most) {
        List<Instant> some = new ArrayList<>();
        for (Instant start : all(accounts, from, until, minutes)) {
            if (some.size() < most
                    && (some.isEmpty() || !start.isBefore(some.getLast().plus(minutes, ChronoUnit.MINUTES)))) {
                some.add(start);
            }
        }
        return some;
    }

    /** Whether all of them said that they are free then, and nothing stands against it. */
    boolean suits(Collection<UUID> accounts, Instant start, int minutes) {
        Instant end = start.plus(minutes, ChronoUnit.MINUTES);
        Map<UUID, List<Span>> free =
                hours.free(accounts, start.minus(1, ChronoUnit.DAYS), end.plus(1, ChronoUnit.DAYS));
        return accounts.stream().allMatch(account -> holds(free.getOrDefault(account, List.of()), start, end));
    }

    /** Refuses a time too close to what one of them is taken for, by the pause that they want around it. */
    void mustLeavePauses(Map<UUID, String> people, Instant start, int minutes) {
        Instant end = start.plus(minutes, ChronoUnit.MINUTES);
        Map<UUID, List<Span>> taken = hours.taken(people.keySet(), start, end);
        List<String> names = people.entrySet().stream()
                .filter(person -> taken.getOrDefault(person.getKey(), List.of()).stream()
                        .anyMatch(span -> span.from().isBefore(end) && span.to().isAfter(start)))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            throw new RuleBroken("interviews.pause", Names.and(names), names.size());
        }
    }

    private static boolean holds(List<Span> spans, Instant from, Instant to) {
        return spans.stream()
                .anyMatch(span -> !span.from().isAfter(from) && !span.to().isBefore(to));
    }

    private static Instant up(Instant at) {
        long seconds = STEP.toSeconds();
        return Instant.ofEpochSecond(Math.ceilDiv(at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0), seconds) * seconds);
    }
}
