package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.questions.sets.SetPage;
import dev.roundtwo.questions.sets.SetRow;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question set with its questions in order. */
@Schema(name = "QuestionSet")
record ApiSet(
        UUID id,

        @Schema(example = "Slow, and nobody is busy") String title,

        @Schema(description = "Markdown.") String description,

        @Schema(description = "Its version within its family.", example = "1")
        int number,

        @Schema(description = "`DRAFT`, `PUBLISHED` or `RETIRED`.", example = "DRAFT")
        String status,

        @Schema(description = "The sum of its items.", example = "45")
        int minutes,

        @Schema(example = "Ada") String changedBy,

        Instant changedAt,
        @Nullable Instant publishedAt,
        List<Item> items,

        @Schema(description = "All versions of its family, newest first.")
        List<Version> versions)
        implements Tagged {

    static ApiSet of(SetPage page) {
        return new ApiSet(
                page.id(),
                page.title(),
                page.description(),
                page.number(),
                page.status(),
                page.minutes(),
                page.changedBy(),
                page.changedAt(),
                page.publishedAt(),
                page.items().stream().map(Item::of).toList(),
                page.versions().stream()
                        .map(one -> new Version(one.id(), one.number(), one.status()))
                        .toList());
    }

    @Schema(name = "SetItem", description = "A pinned revision of a question, and the minutes it gets.")
    record Item(
            UUID id,
            UUID questionId,
            UUID revisionId,
            @Schema(example = "3") int revision,
            @Schema(example = "The queue that never drains") String title,
            @Schema(example = "15") int minutes,
            @Schema(example = "[\"async\"]") List<String> signals) {

        static Item of(SetPage.Item item) {
            return new Item(
                    item.id(),
                    item.questionId(),
                    item.revisionId(),
                    item.revision(),
                    item.title(),
                    item.minutes(),
                    item.signals());
        }
    }

    @Schema(name = "SetVersion")
    record Version(
            UUID id,
            @Schema(example = "1") int number,
            @Schema(example = "PUBLISHED") String status) {}

    @Schema(name = "QuestionSetSummary")
    record Summary(
            UUID id,
            @Schema(example = "Slow, and nobody is busy") String title,
            @Schema(example = "1") int number,
            @Schema(example = "PUBLISHED") String status,

            @Schema(description = "How many questions.", example = "3")
            int items,

            @Schema(example = "45") int minutes,

            @Schema(description = "How many of the five signals it listens for.", example = "4")
            int signals,

            @Schema(example = "Ada") String changedBy,
            Instant changedAt) {

        static Summary of(SetRow row) {
            return new Summary(
                    row.id(),
                    row.title(),
                    row.number(),
                    row.status(),
                    row.items(),
                    row.minutes(),
                    row.signals(),
                    row.changedBy(),
                    row.changedAt());
        }
    }

    @Schema(name = "QuestionSetText")
    record Text(
            @Schema(description = "1 to 120 characters.", example = "Slow, and nobody is busy")
            @NotNull(message = "{api.notnull}")
            @Nullable
            String title,

            @Schema(description = "Markdown, up to 4000 characters.") @Nullable
            String description) {}

    @Schema(name = "NewSetItem")
    record NewItem(
            @Schema(
                    description = "The id of a question or of one of its revisions, or a key of the library.",
                    example = "b22")
            @NotNull(message = "{api.notnull}")
            @Nullable
            String question,

            @Schema(description = "1 to 120; without it, what the question says it needs.", example = "15") @Nullable
            Integer minutes,

            @Schema(description = "0 is the first; without it, at the end.", example = "0") @Nullable
            Integer position) {}

    @Schema(name = "SetItemUpdate")
    record ItemUpdate(
            @Schema(description = "1 to 120.", example = "15") @NotNull(message = "{api.notnull}") @Nullable
            Integer minutes) {}

    @Schema(name = "SetOrder")
    record Order(
            @Schema(description = "The ids of all items, in their new order.")
            @NotNull(message = "{api.notnull}")
            @Nullable
            List<@NotNull(message = "{api.notnull}") UUID> items) {}
}
