package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.schedule.InterviewForm;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.time.Zones;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interview to be planned. Who sends it leads a panel, or asks first among peers. */
@Schema(name = "NewInterview")
record NewInterview(
        @Schema(description = "1 to 120 characters.", example = "Staff backend, round two")
        @NotNull(message = "{api.notnull}")
        @Nullable
        String title,

        @Schema(description = "`PANEL` without it.") @Nullable
        Mode mode,

        @Schema(description = "A published set.") @NotNull(message = "{api.notnull}") @Nullable
        UUID set,

        @Schema(description = "Among peers: what is asked of you.") @Nullable
        UUID secondSet,

        @NotNull(message = "{api.notnull}") @Nullable Candidate candidate,

        @Schema(description = "Accounts of those who ask beside you.") @Nullable
        List<@NotNull(message = "{api.notnull}") UUID> interviewers,

        @Schema(
                description =
                        "Accounts of those who learn to interview: they see what interviewers see, and write a card that counts for nothing.")
        @Nullable
        List<@NotNull(message = "{api.notnull}") UUID> shadows,

        @Schema(description = "Accounts of those who watch.") @Nullable
        List<@NotNull(message = "{api.notnull}") UUID> observers,

        @Schema(description = "Without it, now.") @Nullable Instant startsAt,

        @Schema(description = "An IANA time zone; `UTC` without it.", example = "Europe/Berlin") @Nullable
        String zone,

        @Schema(description = "Whether to mail the invitations; yes without it.") @Nullable
        Boolean mails) {

    /** The form's fields by their places in this body. */
    static final Map<String, String> PLACES = Map.of(
            "guest", "/candidate/name",
            "email", "/candidate/email",
            "date", "/startsAt",
            "time", "/startsAt");

    @Schema(name = "Candidate", description = "A member by account, or a guest by name and, where it is known, e-mail.")
    record Candidate(
            @Nullable UUID account,
            @Schema(example = "Ben Okafor") @Nullable String name,
            @Schema(example = "ben@example.org") @Nullable String email) {}

    /** The same as the page's form would have it, to be judged by the same rules. */
    InterviewForm form() {
        Candidate answers = Objects.requireNonNull(candidate);
        ZoneId clock = clock();
        ZonedDateTime start = startsAt == null ? null : startsAt.atZone(clock);
        return new InterviewForm(
                title,
                mode == null ? Mode.PANEL : mode,
                set,
                secondSet,
                answers.account(),
                answers.name(),
                answers.email(),
                interviewers,
                shadows,
                observers,
                start == null,
                start == null ? null : start.toLocalDate().toString(),
                start == null ? null : start.toLocalTime().toString(),
                clock.getId());
    }

    Plan plan() {
        Candidate answers = Objects.requireNonNull(candidate);
        boolean peers = mode == Mode.PEER;
        return new Plan(
                Objects.requireNonNull(title),
                mode == null ? Mode.PANEL : mode,
                Objects.requireNonNull(set),
                secondSet,
                answers.account() == null
                        ? Invitee.guest(Objects.requireNonNullElse(answers.name(), ""), answers.email())
                        : Invitee.member(answers.account()),
                peers || interviewers == null ? List.of() : interviewers,
                peers || shadows == null ? List.of() : shadows,
                observers == null ? List.of() : observers,
                startsAt,
                clock(),
                mails == null || mails);
    }

    private ZoneId clock() {
        return Zones.of(zone == null ? "UTC" : zone).orElseThrow(() -> Unfit.body("/zone", "interviews.zone.unknown"));
    }
}
