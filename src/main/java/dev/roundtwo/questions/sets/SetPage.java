package dev.roundtwo.questions.sets;

import dev.roundtwo.questions.Signal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A set to read or to build on, at one version of its content. */
public record SetPage(
        UUID id,
        String title,
        String description,
        String descriptionHtml,
        int number,
        String status,
        int version,
        String changedBy,
        Instant changedAt,
        @Nullable Instant publishedAt,
        List<Item> items,
        List<Version> versions) {

    /** The length of an hour, which most interviews have. */
    public static final int HOUR = 60;

    /** A question in its place; {@code current} is its newest revision, which may be later than the pinned one. */
    public record Item(
            UUID id,
            UUID questionId,
            UUID revisionId,
            int revision,
            int current,
            String title,
            int minutes,
            List<String> signals) {

        public boolean behind() {
            return revision < current;
        }
    }

    /** Another version of the same set. */
    public record Version(UUID id, int number, String status) {}

    /** How much of the set listens for a signal. */
    public record Coverage(String signal, int questions, int minutes) {}

    public boolean draft() {
        return status.equals("DRAFT");
    }

    public boolean retired() {
        return status.equals("RETIRED");
    }

    public boolean holds(UUID question) {
        return items.stream().anyMatch(item -> item.questionId().equals(question));
    }

    public int minutes() {
        return items.stream().mapToInt(Item::minutes).sum();
    }

    /** Minutes left of the hour; negative when it is overdrawn. */
    public int left() {
        return HOUR - minutes();
    }

    public List<Coverage> coverage() {
        return Arrays.stream(Signal.values())
                .map(Signal::key)
                .map(signal -> {
                    var listening = items.stream()
                            .filter(item -> item.signals().contains(signal))
                            .toList();
                    return new Coverage(
                            signal,
                            listening.size(),
                            listening.stream().mapToInt(Item::minutes).sum());
                })
                .toList();
    }
}
