package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.debrief.DebriefPage;
import dev.roundtwo.interviews.guesses.GuessSheet;
import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.scoring.Debrief;
import dev.roundtwo.scoring.Decision;
import dev.roundtwo.scoring.Recommendation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All cards side by side: one turn for a panel, two for peers. */
@Schema(name = "Debrief")
record ApiDebrief(List<Turn> turns) implements Tagged {

    static ApiDebrief of(List<DebriefPage> pages) {
        return new ApiDebrief(pages.stream().map(Turn::of).toList());
    }

    @Schema(name = "DebriefTurn")
    record Turn(
            @Schema(example = "Ben Okafor") String candidate,
            @Schema(example = "Slow, and nobody is busy") String set,
            List<Rater> raters,

            @Schema(description = "What they differ on first.")
            List<Row> competencies,

            @Schema(description = "Who reopened their card.")
            List<String> reopened,

            @Schema(description = "What the candidate guessed of themselves before they could read it, if they did.")
            @Nullable
            OwnGuess guess,

            @Nullable Outcome decision) {

        static Turn of(DebriefPage page) {
            return new Turn(
                    page.candidate(),
                    page.set(),
                    page.people().stream()
                            .map(person -> new Rater(
                                    person.name(),
                                    person.lead(),
                                    person.shadow(),
                                    person.submittedAt(),
                                    person.recommendation(),
                                    person.summary(),
                                    person.points()))
                            .toList(),
                    page.rows().stream().map(Row::of).toList(),
                    page.reopened(),
                    page.guess() == null ? null : OwnGuess.of(page.guess()),
                    page.decision() == null ? null : Outcome.of(page.decision()));
        }
    }

    @Schema(name = "DebriefGuess")
    record OwnGuess(
            @Nullable Recommendation recommendation,

            @Schema(description = "By the competency's key; those that were guessed.")
            Map<String, Integer> levels) {

        static OwnGuess of(GuessSheet guess) {
            return new OwnGuess(
                    guess.overall(),
                    guess.signals().stream()
                            .filter(signal -> signal.level() > 0)
                            .collect(Collectors.toMap(GuessSheet.Signal::key, GuessSheet.Signal::level)));
        }
    }

    @Schema(name = "DebriefRater")
    record Rater(
            @Schema(example = "Chloé") String name,
            boolean lead,

            @Schema(description = "Learns to interview: the card counts in nothing.")
            boolean shadow,

            Instant submittedAt,
            @Nullable Recommendation recommendation,
            String summary,

            @Schema(description = "The points they heard.") List<String> points) {}

    @Schema(name = "DebriefCompetency")
    record Row(
            @Schema(example = "reliability") String key,
            @Schema(example = "Reliability under failure") String name,

            @Schema(description = "Between the highest and the lowest level.", example = "2")
            int spread,

            @Schema(description = "What the levels mean.") Map<Integer, String> levels,

            List<Cell> cells) {

        static Row of(Debrief.Row row) {
            return new Row(
                    row.key(),
                    row.name(),
                    row.spread(),
                    row.levels(),
                    row.cells().stream()
                            .map(cell -> new Cell(cell.rater(), cell.level(), cell.note()))
                            .toList());
        }
    }

    @Schema(name = "DebriefLevel")
    record Cell(
            @Schema(example = "Chloé") String rater,

            @Schema(description = "1 to 4; 0 for not assessed.", example = "3")
            int level,

            String note) {}

    @Schema(name = "Decision")
    record Outcome(
            @Schema(description = "A later one has the next number.", example = "1")
            int number,

            Decision.Verdict verdict,
            String reason,
            @Schema(example = "Ada") String by,
            Instant at) {

        static Outcome of(Decision decision) {
            return new Outcome(decision.number(), decision.verdict(), decision.reason(), decision.by(), decision.at());
        }
    }
}
