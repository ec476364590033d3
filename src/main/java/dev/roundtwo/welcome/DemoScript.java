package dev.roundtwo.welcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is played in the demo workspace, as {@code db/demo/demo.yaml} tells it. */
record DemoScript(
        Workspace workspace,
        List<Role> people,
        List<QuestionSet> sets,
        Panel panel,
        List<Past> history,
        Practice practice,
        Group group,
        List<Upcoming> upcoming) {

    static DemoScript read() {
        try (var file = new ClassPathResource("db/demo/demo.yaml").getInputStream()) {
            return YAMLMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(file, DemoScript.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Workspace(String slug, String name) {}

    record Role(String key, String name, String email, String role, String about) {}

    record QuestionSet(String key, String title, String description, boolean published, List<Item> items) {}

    record Item(String question, int minutes) {}

    record Panel(
            String title,
            String set,
            String candidate,
            String lead,
            List<String> interviewers,
            @JsonProperty("days_ago") int daysAgo,
            String starts,
            List<Event> events,
            @JsonProperty("shared_notes") String sharedNotes,
            String finished,
            List<Card> cards,
            List<Integer> guessed,
            Decision decision,
            Feedback feedback) {}

    /** One thing that somebody did, at a time counted from the start. */
    record Event(
            String at,
            String by,
            String kind,
            int question,
            int number,
            @Nullable String text) {

        Duration after() {
            return clock(at);
        }
    }

    record Card(
            String rater,
            int submitted,
            Map<String, Integer> levels,
            Map<String, String> notes,
            Map<String, List<Integer>> points,
            String recommendation,
            String summary) {}

    record Decision(
            String by, @JsonProperty("minutes_after") int minutesAfter, String outcome, String reason) {}

    record Feedback(String text) {}

    record Practice(
            String title,
            String asks,
            String answers,
            String set,
            @JsonProperty("second_set") String secondSet,
            @JsonProperty("started_minutes_ago") int startedMinutesAgo,
            List<Event> events,
            @JsonProperty("shared_notes") String sharedNotes) {}

    /**
     * Two who practised, and the levels they gave each other in the rubric's order: the one who asked first, and the one who answered;
     * and what each guessed of themselves, if they did.
     */
    record Past(
            String asks,
            String answers,
            String set,
            @JsonProperty("second_set") String secondSet,
            @JsonProperty("days_ago") int daysAgo,
            String starts,
            int minutes,
            List<Integer> asked,
            List<Integer> answered,
            @JsonProperty("asker_guessed") @Nullable List<Integer> askerGuessed,
            @JsonProperty("answerer_guessed") @Nullable List<Integer> answererGuessed) {}

    record Group(
            String name,
            String purpose,
            String lead,
            String set,
            String zone,
            List<Mate> people,
            @JsonProperty("rounds_days_ago") List<Integer> roundsDaysAgo,
            @JsonProperty("next_in_days") int nextInDays,
            String excuse,
            List<Card> cards) {}

    /** Somebody of the group, with the number of the round to which they did not come; 0 when they came to all. */
    record Mate(String key, int level, String hours, int missed) {}

    record Upcoming(
            String title,
            String set,
            String candidate,
            String lead,
            List<String> interviewers,
            @JsonProperty("in_days") int inDays,
            String starts) {}

    /** Minutes and seconds such as {@code 09:47}. */
    static Duration clock(String minutesAndSeconds) {
        String[] parts = minutesAndSeconds.split(":", 2);
        return Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1]));
    }
}
