package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.rest.Unfit.Place;
import dev.roundtwo.questions.FollowUp;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.bank.QuestionRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that a question says, as it is sent; what is left out is empty. */
@Schema(name = "QuestionText")
record QuestionText(
        @Schema(example = "The queue that never drains") @NotNull(message = "{api.notnull}") @Nullable
        String title,

        @Schema(description = "`one` is about design, `two` about what breaks.", example = "two")
        @NotNull(message = "{api.notnull}")
        @Nullable
        String round,

        @Schema(description = "1 to 120.", example = "15") @NotNull(message = "{api.notnull}") @Nullable
        Integer minutes,

        @Schema(example = "[\"queues\"]") @Nullable List<@NotNull(message = "{api.notnull}") String> tags,

        @Schema(example = "[\"java\"]") @Nullable List<@NotNull(message = "{api.notnull}") String> stacks,

        @Schema(
                description = "Of `reliability`, `scalability`, `async`, `operations`, `tradeoffs`.",
                example = "[\"async\"]")
        @Nullable
        List<@NotNull(message = "{api.notnull}") String> signals,

        @Schema(example = "Orders arrive faster than they are shipped. What do you look at first?")
        @NotNull(message = "{api.notnull}")
        @Nullable
        String prompt,

        @Nullable String context,

        @Nullable List<@NotNull(message = "{api.notnull}") String> points,

        @Nullable List<@NotNull(message = "{api.notnull}") String> redFlags,

        @Nullable List<@NotNull(message = "{api.notnull}") String> hints,

        @Nullable List<@NotNull(message = "{api.notnull}") @Valid Push> followUps,

        @Schema(description = "What a level sounds like, by level: `1` to `4`.") @Nullable
        Map<Integer, @NotNull(message = "{api.notnull}") String> anchors,

        @Schema(description = "Notes by stack.") @Nullable
        Map<String, @NotNull(message = "{api.notnull}") String> notes) {

    @Schema(name = "FollowUpText")
    record Push(
            @NotNull(message = "{api.notnull}") @Nullable String ask,

            @Nullable List<@NotNull(message = "{api.notnull}") String> points) {}

    /** The content, if it keeps to the rules of all questions; else each broken one is named. */
    QuestionContent content() {
        Map<Integer, String> levels = anchors == null ? Map.of() : anchors;
        for (Integer level : levels.keySet()) {
            if (level < 1 || level > 4) {
                throw Unfit.body("/anchors/" + level, "questions.file.level", level);
            }
        }
        QuestionContent content = new QuestionContent(
                text(title),
                text(round),
                minutes == null ? 0 : minutes,
                some(tags),
                some(stacks),
                some(signals),
                text(prompt),
                text(context),
                some(points),
                some(redFlags),
                some(hints),
                some(followUps).stream()
                        .map(push -> new FollowUp(text(push.ask()), some(push.points())))
                        .toList(),
                levels,
                notes == null ? Map.of() : notes);
        List<Place> broken = new ArrayList<>();
        QuestionRules.broken(content)
                .forEach(rule -> broken.add(new Place(
                        "/" + rule.field() + (rule.at() < 0 ? "" : "/" + rule.at()), rule.code(), rule.arguments())));
        if (!broken.isEmpty()) {
            throw Unfit.body(broken);
        }
        return content;
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    private static <T> List<T> some(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
