package dev.roundtwo.interviews.guesses;

import dev.roundtwo.scoring.Competency;
import dev.roundtwo.scoring.Recommendation;
import dev.roundtwo.scoring.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A guess as its page shows it: what may be chosen, what is chosen.
 *
 * @param closed why no guess is taken, as the code of a message; null when one is
 */
public record GuessSheet(
        String set,
        boolean peers,
        @Nullable String closed,
        int version,
        @Nullable Recommendation overall,
        List<Option> advice,
        List<Signal> signals) {

    /** Something that may be chosen. */
    public record Option(String value, String words, boolean chosen) {}

    /** A competency with its four levels. */
    public record Signal(String key, String name, String about, int level, List<Option> levels) {}

    static GuessSheet of(Rubric rubric, @Nullable Guess guess, boolean peers, @Nullable String closed, String set) {
        Guess kept = guess == null ? new Guess(null, Map.of(), 0) : guess;
        List<Option> advice = new ArrayList<>();
        for (Recommendation one : Recommendation.values()) {
            advice.add(new Option(one.name(), one.words(), one == kept.recommendation()));
        }
        List<Signal> signals = new ArrayList<>();
        for (Competency asked : rubric.competencies()) {
            int level = kept.level(asked.key());
            List<Option> levels = new ArrayList<>();
            asked.levels()
                    .forEach((number, words) ->
                            levels.add(new Option(Integer.toString(number), words, number == level)));
            signals.add(new Signal(asked.key(), asked.name(), asked.about(), level, levels));
        }
        return new GuessSheet(set, peers, closed, kept.version(), kept.recommendation(), advice, signals);
    }

    /** Whether a guess is taken now. */
    public boolean open() {
        return closed == null;
    }

    /** Whether that is because the result may be read. */
    public boolean result() {
        return closed != null && closed.startsWith("interviews.guess.late");
    }

    public boolean given() {
        return version > 0;
    }

    /** Whether anything was chosen signal by signal. */
    public boolean bySignal() {
        return signals.stream().anyMatch(signal -> signal.level() > 0);
    }

    /** The level guessed for a competency by its key or its name; 0 where none was. */
    public int levelOf(String competency) {
        return signals.stream()
                .filter(signal ->
                        signal.key().equals(competency) || signal.name().equals(competency))
                .mapToInt(Signal::level)
                .findFirst()
                .orElse(0);
    }

    /** What was guessed, in a line. */
    public String words() {
        String levels = signals.stream()
                .filter(signal -> signal.level() > 0)
                .map(signal -> signal.name() + " " + signal.level())
                .collect(Collectors.joining(", "));
        String first = overall == null ? "" : "overall " + overall.words().toLowerCase(Locale.ROOT);
        return first.isEmpty() || levels.isEmpty() ? first + levels : first + "; " + levels;
    }
}
