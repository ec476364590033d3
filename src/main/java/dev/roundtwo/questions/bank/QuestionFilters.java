package dev.roundtwo.questions.bank;

import dev.roundtwo.questions.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of a search as links, so that they work by themselves; one that is on leads to the search without it. */
public record QuestionFilters(List<Group> groups, Map<String, String> standing) {

    /** Choices of which at most one is on; named by the end of a message key. */
    public record Group(String name, List<Choice> choices) {}

    /** A filter's value and the query string that turns it on or off. */
    public record Choice(String value, boolean on, String address) {}

    static QuestionFilters of(QuestionSearch search) {
        return new QuestionFilters(
                Stream.of(
                                group(search, "from", search.from(), List.of("library", "bank")),
                                group(search, "round", search.round(), List.of("two", "one")),
                                group(search, "signal", search.signal(), Signal.keys()),
                                group(search, "stack", search.stack(), typed(search.stack())),
                                group(search, "tag", search.tag(), typed(search.tag())),
                                group(search, "archived", "true", search.inArchive() ? List.of("true") : List.of()))
                        .filter(group -> !group.choices().isEmpty())
                        .toList(),
                standing(search));
    }

    private static Group group(QuestionSearch search, String name, @Nullable String standing, List<String> values) {
        return new Group(
                name,
                values.stream()
                        .map(value -> {
                            boolean on = value.equals(standing);
                            return new Choice(value, on, search.with(name, on ? null : value));
                        })
                        .toList());
    }

    /** What the search form carries along beside the words. */
    private static Map<String, String> standing(QuestionSearch search) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("from", Objects.requireNonNullElse(search.from(), ""));
        filters.put("round", Objects.requireNonNullElse(search.round(), ""));
        filters.put("signal", Objects.requireNonNullElse(search.signal(), ""));
        filters.put("stack", Objects.requireNonNullElse(search.stack(), ""));
        filters.put("tag", Objects.requireNonNullElse(search.tag(), ""));
        filters.put("archived", search.inArchive() ? "true" : "");
        filters.values().removeIf(String::isEmpty);
        return filters;
    }

    private static List<String> typed(@Nullable String value) {
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }
}
