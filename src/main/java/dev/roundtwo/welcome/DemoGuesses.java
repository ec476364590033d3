package dev.roundtwo.welcome;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.guesses.Guess;
import dev.roundtwo.interviews.guesses.GuessDesk;
import dev.roundtwo.scoring.Competency;
import dev.roundtwo.scoring.Recommendation;
import dev.roundtwo.scoring.Rubrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the demo's people guess how they did. */
@Component
class DemoGuesses {

    private final GuessDesk desk;
    private final Turns turns;
    private final Rubrics rubrics;

    DemoGuesses(GuessDesk desk, Turns turns, Rubrics rubrics) {
        this.desk = desk;
        this.turns = turns;
        this.rubrics = rubrics;
    }

    /** The levels in the rubric's order, 0 for none; without any, nothing is guessed. */
    void guess(Seat who, @Nullable List<Integer> levels) {
        if (levels == null) {
            return;
        }
        Map<String, Integer> guessed = new LinkedHashMap<>();
        List<Competency> asked =
                rubrics.named(turns.current(who.interviewId()).rubric()).competencies();
        for (int at = 0; at < asked.size(); at++) {
            if (levels.get(at) > 0) {
                guessed.put(asked.get(at).key(), levels.get(at));
            }
        }
        boolean well = guessed.values().stream().mapToInt(level -> level).sum() > 2 * guessed.size();
        desk.give(who, new Guess(well ? Recommendation.YES : Recommendation.NO, guessed, 0));
    }
}
