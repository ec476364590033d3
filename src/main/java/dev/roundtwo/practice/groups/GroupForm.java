package dev.roundtwo.practice.groups;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
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
        @Nullable UUID set,
        @Nullable Boolean anonymous,
        @Nullable Integer version) {

    static GroupForm blank(LocalDate start) {
        return new GroupForm("", "", Rhythm.WEEKLY.name(), start.toString(), "UTC", null, false, null);
    }

    static GroupForm of(Group group, LocalDate start) {
        LocalDate next = group.nextOn();
        return new GroupForm(
                group.name(),
                group.purpose(),
                group.rhythm().name(),
                (next == null ? start : next).toString(),
                group.zone().getId(),
                group.set(),
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
        try {
            return Optional.of(ZoneId.of(zone == null ? "" : zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
