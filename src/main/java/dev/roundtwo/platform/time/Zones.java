package dev.roundtwo.platform.time;

import dev.roundtwo.platform.RuleBroken;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The time zones that people choose from: places, and UTC; and how what is typed of them is read. */
public final class Zones {

    public static final List<String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("UTC|(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    /** With older and shorter names of the same zones. Libraries add ids of their own, in small letters and without rules. */
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(?!SystemV/)[A-Z].*"))
            .collect(Collectors.toUnmodifiableSet());

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Zones() {}

    /** The zone of that name; none where nobody could have chosen it. */
    public static Optional<ZoneId> of(@Nullable String name) {
        return Optional.ofNullable(name).filter(KNOWN::contains).map(ZoneId::of);
    }

    /**
     * The moment at which that clock shows this; the earlier one where it does so twice.
     *
     * @throws RuleBroken where the clock leaves it out, as it is put forward then
     */
    public static Instant moment(LocalDateTime shown, ZoneId clock) {
        ZoneOffsetTransition change = clock.getRules().getTransition(shown);
        if (change != null && change.isGap()) {
            throw new RuleBroken(
                    "time.left.out",
                    HOUR.format(change.getDateTimeBefore()),
                    HOUR.format(change.getDateTimeAfter()),
                    HOUR.format(shown));
        }
        return shown.atZone(clock).toInstant();
    }
}
