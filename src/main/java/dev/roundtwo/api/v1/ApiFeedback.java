package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.debrief.FeedbackDesk;
import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.scoring.Feedback;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the candidate reads. */
@Schema(name = "Feedback")
record ApiFeedback(
        @Schema(description = "Above 1 it is a correction.", example = "1")
        int number,

        @Schema(example = "Slow, and nobody is busy") String set,
        @Schema(description = "Markdown.") String text,

        @Schema(description = "Levels, where they were chosen to be told.")
        List<Result> results,

        @Schema(example = "Ada") String by,
        Instant at)
        implements Tagged {

    static ApiFeedback of(FeedbackDesk.Letter letter) {
        Feedback feedback = letter.feedback();
        return new ApiFeedback(
                feedback.number(),
                letter.set(),
                feedback.text(),
                feedback.results().stream()
                        .map(result -> new Result(result.name(), result.level(), result.anchor()))
                        .toList(),
                feedback.by(),
                feedback.at());
    }

    @Schema(name = "FeedbackResult")
    record Result(
            @Schema(example = "Reliability under failure") String name,
            @Schema(example = "3") int level,
            @Schema(description = "What the level means.") String anchor) {}

    @Schema(name = "FeedbackDraft")
    record Draft(
            @Schema(description = "Markdown.") String text,

            @Schema(description = "0 while nobody has touched it.", example = "2")
            int version,

            @Schema(example = "Chloé") @Nullable String changedBy,
            @Nullable Instant changedAt,

            @Schema(description = "How often feedback was published.", example = "0")
            int published)
            implements Tagged {

        static Draft of(FeedbackDesk.Desk desk) {
            Feedback.Draft draft = desk.draft();
            return new Draft(draft.text(), draft.version(), draft.changedBy(), draft.changedAt(), desk.published());
        }
    }
}
