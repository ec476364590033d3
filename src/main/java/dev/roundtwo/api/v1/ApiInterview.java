package dev.roundtwo.api.v1;

import static dev.roundtwo.interviews.Part.SHADOW;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.SeatInvitations.Invite;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.schedule.InterviewRow;
import dev.roundtwo.interviews.schedule.Schedule.SetLine;
import dev.roundtwo.platform.rest.Tagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An interview from outside its room. */
@Schema(name = "Interview")
record ApiInterview(
        UUID id,
        @Schema(example = "Staff backend, round two") String title,
        Mode mode,
        Status status,
        Instant startsAt,

        @Schema(description = "The time zone it was planned in.", example = "Europe/Berlin")
        String zone,

        @Schema(example = "45") int minutes,

        @Nullable String cancelledBecause,

        @Schema(description = "What you are in it; null without a seat.") @Nullable
        Part myPart,

        @Schema(description = "Whether you are there to learn: an observer who writes a card that counts for nothing.")
        boolean shadowing,

        @Schema(description = "What is asked: one set, or two among peers.")
        List<FrozenSet> sets,

        List<Seat> seats)
        implements Tagged {

    static ApiInterview of(InterviewRow row, List<SetLine> sets, List<Invite> seats) {
        return new ApiInterview(
                row.id(),
                row.title(),
                row.mode(),
                row.status(),
                row.startsAt(),
                row.zone(),
                row.minutes(),
                row.cancelledBecause(),
                row.myPart() == null ? null : Part.of(row.myPart()),
                row.myPart() == SHADOW,
                sets.stream()
                        .map(set -> new FrozenSet(set.id(), set.title(), set.number(), set.questions(), set.minutes()))
                        .toList(),
                seats.stream()
                        .map(seat -> new Seat(
                                seat.id(),
                                seat.name(),
                                Part.of(seat.part()),
                                seat.part() == SHADOW,
                                seat.member(),
                                seat.joined(),
                                seat.link()))
                        .toList());
    }

    /** What somebody is in an interview, in the words of the first programs: they know a shadow as an observer. */
    enum Part {
        LEAD,
        INTERVIEWER,
        OBSERVER,
        CANDIDATE,
        PEER;

        static Part of(dev.roundtwo.interviews.Part part) {
            return part == SHADOW ? OBSERVER : valueOf(part.name());
        }

        /** The parts that it stands for. */
        Stream<dev.roundtwo.interviews.Part> all() {
            return this == OBSERVER
                    ? Stream.of(dev.roundtwo.interviews.Part.OBSERVER, SHADOW)
                    : Stream.of(dev.roundtwo.interviews.Part.valueOf(name()));
        }
    }

    @Schema(name = "FrozenSet", description = "A set as it stood when the interview was planned.")
    record FrozenSet(
            UUID id,
            @Schema(example = "Slow, and nobody is busy") String title,
            @Schema(example = "1") int number,
            @Schema(example = "3") int questions,
            @Schema(example = "45") int minutes) {}

    @Schema(name = "Seat")
    record Seat(
            UUID id,
            @Schema(example = "Ben Okafor") String name,
            Part part,

            @Schema(description = "Whether this observer learns to interview.")
            boolean shadowing,

            @Schema(description = "Whether it belongs to a member; else to a guest.")
            boolean member,

            @Schema(description = "Whether they have been in the room.")
            boolean joined,

            @Schema(description = "Where a seat that is still free is taken; for who planned the interview.") @Nullable
            String link) {}

    @Schema(name = "InterviewSummary")
    record Summary(
            UUID id,
            @Schema(example = "Staff backend, round two") String title,
            Mode mode,
            Status status,
            Instant startsAt,
            @Schema(example = "Europe/Berlin") String zone,
            @Schema(example = "45") int minutes,

            @Schema(description = "Who answers, by name; both among peers.", example = "Ben Okafor")
            String candidate,

            @Schema(description = "Who asks, by name.", example = "Ada, Chloé")
            String interviewers,

            @Nullable Part myPart,
            boolean shadowing) {

        static Summary of(InterviewRow row) {
            return new Summary(
                    row.id(),
                    row.title(),
                    row.mode(),
                    row.status(),
                    row.startsAt(),
                    row.zone(),
                    row.minutes(),
                    row.candidate(),
                    row.interviewers() == null ? "" : row.interviewers(),
                    row.myPart() == null ? null : Part.of(row.myPart()),
                    row.myPart() == SHADOW);
        }
    }

    @Schema(name = "Cancellation")
    record Cancellation(
            @Schema(
                    description = "Told to everybody; 1 to 500 characters.",
                    example = "The second site is down, and we are needed there.")
            @jakarta.validation.constraints.NotNull(message = "{api.notnull}")
            @Nullable
            String reason) {}
}
