package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.platform.RuleBroken;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new interview as it was typed. */
public record InterviewForm(
        @NotBlank(message = "{interviews.title.length}")
        @Size(max = 120, message = "{interviews.title.length}")
        @Nullable
        String title,

        @Nullable Mode mode,
        @Nullable UUID set,
        @Nullable UUID secondSet,
        @Nullable UUID candidate,

        @Size(max = 80, message = "{interviews.candidate.missing}") @Nullable
        String guest,

        @Email(message = "{interviews.email.form}") @Nullable
        String email,

        @Nullable List<UUID> interviewers,
        @Nullable List<UUID> observers,
        @Nullable Boolean now,
        @Nullable String date,
        @Nullable String time,
        @Nullable String zone) {

    static InterviewForm fresh(@Nullable UUID set) {
        return new InterviewForm(
                "",
                Mode.PANEL,
                set,
                null,
                null,
                "",
                "",
                List.of(),
                List.of(),
                false,
                "",
                "",
                ZoneId.of("UTC").getId());
    }

    Plan plan() {
        if (set == null) {
            throw new RuleBroken("interviews.set.missing");
        }
        ZoneId at = zoneId();
        return new Plan(
                title == null ? "" : title,
                mode == null ? Mode.PANEL : mode,
                set,
                secondSet,
                candidate == null ? Invitee.guest(guest == null ? "" : guest, email) : Invitee.member(candidate),
                interviewers == null ? List.of() : interviewers,
                observers == null ? List.of() : observers,
                Boolean.TRUE.equals(now) ? null : start(at),
                at,
                true);
    }

    private Instant start(ZoneId at) {
        try {
            return LocalDate.parse(date == null ? "" : date)
                    .atTime(LocalTime.parse(time == null ? "" : time))
                    .atZone(at)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new RuleBroken("interviews.when.unreadable");
        }
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone == null || zone.isBlank() ? "UTC" : zone);
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }
}
