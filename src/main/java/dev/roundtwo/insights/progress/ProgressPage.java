package dev.roundtwo.insights.progress;

import dev.roundtwo.insights.models.Freshness;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody's own progress as their page shows it: a year of it. */
public record ProgressPage(
        Freshness.Fresh fresh,
        Counts counts,
        List<Line> signals,
        Hindsight guesses,
        List<Talk> talks,
        List<Group> groups) {

    /** What was held, and what was not. */
    public record Counts(int interviews, int answered, int asked, int minutes, int missed) {}

    /** A signal with its drawing. */
    public record Line(Signal signal, Chart chart) {}

    /** A group one may share with. */
    public record Group(UUID id, String name) {}

    /** An interview of one's own, with the results it brought and the groups whose leads see them. */
    public record Talk(
            UUID id,
            String title,
            Instant at,
            String state,
            boolean answers,
            boolean missed,
            List<Result> results,
            List<Group> shared,
            List<Group> offered,
            @Nullable Group usual) {

        /** The levels in words. */
        public String levels() {
            StringBuilder words = new StringBuilder();
            for (Result result : results) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(result.name())
                        .append(' ')
                        .append(result.level());
            }
            return words.toString();
        }
    }

    public boolean empty() {
        return talks.isEmpty() && counts.missed() == 0;
    }
}
