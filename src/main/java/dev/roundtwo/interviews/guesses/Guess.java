package dev.roundtwo.interviews.guesses;

import dev.roundtwo.scoring.Recommendation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a candidate thinks they did: overall, and a level 1 to 4 by competency. Whatever they left out is not there. */
public record Guess(@Nullable Recommendation recommendation, Map<String, Integer> levels, int version) {

    public Guess {
        levels = Map.copyOf(levels);
    }

    /** The level guessed for the competency; 0 where none was. */
    public int level(String competency) {
        return levels.getOrDefault(competency, 0);
    }

    boolean same(Guess other) {
        return recommendation == other.recommendation && levels.equals(other.levels);
    }

    boolean empty() {
        return recommendation == null && levels.isEmpty();
    }
}
