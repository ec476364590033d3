package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.time.Zones;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group as it was typed. */
public record GroupForm(
        @Nullable String name,
        @Nullable String purpose,
        @Nullable String rhythm,
        @Nullable String startsOn,
        @Nullable String zone,
        @Nullable List<UUID> sets,
        @Nullable Boolean anonymous,
        @Nullable Integer version) {

    static GroupForm blank(LocalDate start) {
        return new GroupForm("", "", Rhythm.WEEKLY.name(), start.toString(), "UTC", List.of(), false, null);
    }

    /** With those sets, which stand for the ones that were chosen. */
    static GroupForm of(Group group, List<UUID> sets, LocalDate start) {
        LocalDate next = group.nextOn();
        return new GroupForm(
                group.name(),
                group.purpose(),
                group.rhythm().name(),
                (next == null ? start : next).toString(),
                group.zone().getId(),
                sets,
                group.anonymous(),
                group.version());
    }

    String title() {
        return name == null ? "" : name.strip();
    }

    String words() {
        return purpose == null ? "" : purpose.strip();
    }

    boolean hidesNames() {
        return Boolean.TRUE.equals(anonymous);
    }

    /** Each once, in the order they were chosen. */
    List<UUID> chosen() {
        return sets == null
                ? List.of()
                : sets.stream().filter(Objects::nonNull).distinct().toList();
    }

    /** For the page. */
    public boolean has(UUID set) {
        return chosen().contains(set);
    }

    Optional<Rhythm> beat() {
        return Stream.of(Rhythm.values())
                .filter(one -> one.name().equals(rhythm))
                .findFirst();
    }

    Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(startsOn == null ? "" : startsOn))
                    .filter(day -> day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<ZoneId> clock() {
        return Zones.of(zone);
    }
}
