package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.questions.FollowUp;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.bank.QuestionPage;
import dev.roundtwo.questions.bank.QuestionRow;
import dev.roundtwo.questions.bank.RevisionRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question at one revision. Texts are Markdown. */
@Schema(name = "Question")
record ApiQuestion(
        UUID id,
        Origin origin,
        boolean archived,

        @Schema(description = "Which revision this is.", example = "3")
        int revision,

        @Schema(description = "The newest revision there is.", example = "3")
        int currentRevision,

        @Schema(description = "What a set pins of it.") UUID revisionId,

        @Schema(description = "Who wrote this revision.", example = "Ada")
        String author,

        Instant writtenAt,

        @Schema(example = "The queue that never drains") String title,

        @Schema(description = "`one` is about design, `two` about what breaks.", example = "two")
        String round,

        @Schema(example = "15") int minutes,

        @Schema(example = "[\"queues\"]") List<String> tags,

        @Schema(example = "[\"java\"]") List<String> stacks,

        @Schema(example = "[\"async\"]") List<String> signals,

        String prompt,
        String context,

        @Schema(description = "What a strong answer holds.") List<String> points,

        List<String> redFlags,

        @Schema(description = "In the order in which they are given.")
        List<String> hints,

        List<FollowUp> followUps,

        @Schema(description = "What a level sounds like, by level: `1` to `4`.")
        Map<Integer, String> anchors,

        @Schema(description = "Notes by stack.") Map<String, String> notes,

        @Schema(description = "Codes of what an interviewer will miss.")
        List<String> lint,

        @Schema(description = "The question that this is a copy of.") @Nullable
        UUID copiedFrom)
        implements Tagged {

    /** Where a question is kept. */
    enum Origin {
        LIBRARY,
        WORKSPACE;

        static Origin of(boolean library) {
            return library ? LIBRARY : WORKSPACE;
        }
    }

    static ApiQuestion of(QuestionPage page) {
        QuestionContent content = page.content();
        return new ApiQuestion(
                page.id(),
                Origin.of(page.library()),
                page.archived(),
                page.revision().number(),
                page.current(),
                page.revisionId(),
                page.revision().author(),
                page.revision().at(),
                content.title(),
                content.round(),
                content.minutes(),
                content.tags(),
                content.stacks(),
                content.signals(),
                content.prompt(),
                content.context(),
                content.points(),
                content.redFlags(),
                content.hints(),
                content.followUps(),
                content.anchors(),
                content.notes(),
                page.lint(),
                page.copiedFrom());
    }

    @Schema(name = "QuestionSummary")
    record Summary(
            UUID id,
            Origin origin,

            @Schema(example = "The queue that never drains") String title,

            @Schema(example = "two") String round,

            @Schema(example = "15") int minutes,

            @Schema(example = "[\"queues\"]") List<String> tags,

            @Schema(example = "[\"async\"]") List<String> signals) {

        static Summary of(QuestionRow row) {
            return new Summary(
                    row.id(),
                    Origin.of(row.library()),
                    row.title(),
                    row.round(),
                    row.minutes(),
                    row.tags(),
                    row.signals());
        }
    }

    @Schema(name = "QuestionRevision")
    record Revision(
            @Schema(example = "3") int number,
            @Schema(example = "Ada") String author,
            Instant writtenAt) {

        static Revision of(RevisionRow row) {
            return new Revision(row.number(), row.author(), row.at());
        }
    }
}
