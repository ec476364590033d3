package dev.roundtwo.scoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All submitted cards on one subject side by side, what those that count differ on first. */
public record Debrief(
        Subject subject,
        List<Column> columns,
        List<Row> rows,
        List<Count> tally,
        @Nullable Decision decision) {

    /** How many competencies the cards are two or more levels apart on. */
    public long disagreements() {
        return rows.stream().filter(Row::apart).count();
    }

    /** One card's own words and figures beside its levels. */
    public record Column(
            UUID rater,
            String name,
            boolean counts,
            Instant submittedAt,
            @Nullable Recommendation recommendation,
            String summary,
            List<String> points) {}

    /**
     * One competency across the cards; the spread is between the highest and the lowest level given, and {@code levels} are the
     * words that were scored by.
     */
    public record Row(String key, String name, int spread, Map<Integer, String> levels, List<Cell> cells) {

        public boolean apart() {
            return spread >= 2;
        }
    }

    /** One rater's view of one competency; level 0 is "not assessed". */
    public record Cell(String rater, boolean counts, int level, String note) {}

    /** How often a recommendation was given. */
    public record Count(Recommendation recommendation, long cards) {}
}
