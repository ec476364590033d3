package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new interview as it was typed. */
public record InterviewForm(
        @Nullable String title,
        @Nullable Mode mode,
        @Nullable UUID set,
        @Nullable UUID secondSet,
        @Nullable UUID candidate,
        @Nullable String guest,
        @Nullable String email,
        @Nullable List<UUID> interviewers,
        @Nullable List<UUID> shadows,
        @Nullable List<UUID> observers,
        @Nullable Boolean now,
        @Nullable String date,
        @Nullable String time,
        @Nullable String zone) {

    static InterviewForm fresh(@Nullable UUID set) {
        return new InterviewForm(
                "", Mode.PANEL, set, null, null, "", "", List.of(), List.of(), List.of(), false, "", "", "UTC");
    }

    public boolean peers() {
        return mode == Mode.PEER;
    }

    boolean atOnce() {
        return Boolean.TRUE.equals(now);
    }

    /** Those who ask beside the planner: none among peers, whatever is ticked. */
    List<UUID> asking() {
        return peers() ? List.of() : some(interviewers);
    }

    /** Those who learn by it; none among peers either. */
    List<UUID> learning() {
        return peers() ? List.of() : some(shadows);
    }

    List<UUID> watching() {
        return some(observers);
    }

    /** An empty choice is none. */
    private static List<UUID> some(@Nullable List<UUID> chosen) {
        return chosen == null
                ? List.of()
                : chosen.stream().filter(Objects::nonNull).toList();
    }

    Optional<LocalDate> day() {
        try {
            // A year that no calendar in the database can hold is none.
            return Optional.of(LocalDate.parse(date == null ? "" : date)).filter(day -> day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<LocalTime> hour() {
        try {
            return Optional.of(LocalTime.parse(time == null ? "" : time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<ZoneId> clock() {
        return Zones.of(zone);
    }

    /** When it is to start, once all of it can be read; refuses a time that its clock leaves out. */
    Optional<Instant> start() {
        return day().flatMap(day -> hour().flatMap(hour -> clock().map(at -> Zones.moment(day.atTime(hour), at))));
    }

    Plan plan() {
        if (set == null) {
            throw new RuleBroken("interviews.set.missing");
        }
        return new Plan(
                title == null ? "" : title,
                mode == null ? Mode.PANEL : mode,
                set,
                secondSet,
                candidate == null ? Invitee.guest(guest == null ? "" : guest, email) : Invitee.member(candidate),
                asking(),
                learning(),
                watching(),
                atOnce() ? null : start().orElseThrow(() -> new RuleBroken("interviews.when.date")),
                clock().orElse(ZoneOffset.UTC),
                true);
    }
}
