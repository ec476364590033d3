package dev.roundtwo.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One rater's scorecard as its rater sees it. */
public record Card(
        UUID id,
        Subject subject,
        Rater rater,
        Rubric rubric,
        @Nullable Instant submittedAt,
        Map<String, CardField> fields) {

    public boolean submitted() {
        return submittedAt != null;
    }

    public String value(String field) {
        CardField found = fields.get(field);
        return found == null ? "" : found.value();
    }

    /** The version to build an edit on; 0 while the field was never set. */
    public int version(String field) {
        CardField found = fields.get(field);
        return found == null ? 0 : found.version();
    }

    /** The level given, 1 to 4; 0 for "not assessed" and while there is none. */
    public int level(String competency) {
        String value = value("level." + competency);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    public String note(String competency) {
        return value("note." + competency);
    }

    public Optional<Recommendation> recommendation() {
        return Recommendation.of(value("recommendation"));
    }

    /** The points heard, by field name. */
    public List<String> points() {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith("point.")
                        && !field.getValue().value().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** How many competencies have an answer. */
    public long scored() {
        return rubric.competencies().stream()
                .filter(asked -> !value("level." + asked.key()).isEmpty())
                .count();
    }

    /** What has to be answered before the card can be submitted, in words. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Competency asked : rubric.competencies()) {
            if (value("level." + asked.key()).isEmpty()) {
                missing.add(asked.name());
            }
        }
        if (recommendation().isEmpty()) {
            missing.add("Recommendation");
        }
        return missing;
    }
}
