package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.scorecards.ScorecardPanel.PointList;
import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.scoring.Card;
import dev.roundtwo.scoring.CardField;
import dev.roundtwo.scoring.Competency;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Your own scorecard. */
@Schema(name = "Scorecard")
record ApiCard(
        UUID id,
        boolean submitted,
        @Nullable Instant submittedAt,

        @Schema(description = "What has to be answered before it can be submitted, in words.")
        List<String> missing,

        @Schema(description = "What to score by.") List<Competency> competencies,

        @Schema(description = "What to listen for: the fields to set to `yes` when it was heard.")
        List<Points> points,

        @Schema(
                description =
                        "What is written so far, by name: `level.<competency>` (`1` to `4`, `0` for not assessed), `note.<competency>`, `point.…`, `recommendation`, `summary`.")
        Map<String, Field> fields)
        implements Tagged {

    static ApiCard of(Card card, List<PointList> points) {
        Map<String, Field> fields = new TreeMap<>();
        card.fields().forEach((name, field) -> fields.put(name, Field.of(field)));
        return new ApiCard(
                card.id(),
                card.submitted(),
                card.submittedAt(),
                card.missing(),
                card.rubric().competencies(),
                points.stream().map(Points::of).toList(),
                fields);
    }

    @Schema(name = "QuestionPoints")
    record Points(
            @Schema(example = "The queue that never drains") String question, List<Point> points) {

        static Points of(PointList list) {
            return new Points(
                    list.title(),
                    list.points().stream()
                            .map(point -> new Point(point.field(), point.words()))
                            .toList());
        }
    }

    @Schema(name = "Point")
    record Point(
            @Schema(example = "point.0.p1") String field,

            @Schema(example = "Asks for the rate of both sides.")
            String words) {}

    @Schema(name = "ScorecardField")
    record Field(
            @Schema(example = "3") String value,

            @Schema(description = "Its entity tag, without the quotes; 0 while it was never set.", example = "2")
            int version,

            @Schema(example = "Ada") @Nullable String changedBy,
            @Nullable Instant changedAt)
            implements Tagged {

        static Field of(CardField field) {
            return new Field(field.value(), field.version(), field.changedBy(), field.changedAt());
        }

        @Override
        public String tag() {
            return Integer.toString(version);
        }
    }

    @Schema(name = "ScorecardFieldUpdate")
    record Update(
            @Schema(description = "An empty text clears the field.", example = "3")
            @NotNull(message = "{api.notnull}")
            @Nullable
            String value) {}

    @Schema(name = "Reopening")
    record Reopening(
            @Schema(
                    description = "10 to 500 characters, which others will read.",
                    example = "I had the two sites mixed up.")
            @NotNull(message = "{api.notnull}")
            @Nullable
            String reason) {}

    @Schema(name = "RaterState")
    record Rater(
            @Schema(description = "Their seat.") UUID seat,
            @Schema(example = "Chloé") String name,
            @Schema(description = "Whether it is you.") boolean mine,
            boolean submitted) {}
}
