package dev.roundtwo.questions.bank;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for, as the address says it: words, filters, {@code from} the {@code library} or the {@code bank}, and
 * the question that the page comes {@code after} or {@code before}.
 */
public record QuestionSearch(
        @Nullable String q,
        @Nullable String round,
        @Nullable String signal,
        @Nullable String stack,
        @Nullable String tag,
        @Nullable String from,
        @Nullable Boolean archived,
        @Nullable UUID after,
        @Nullable UUID before) {

    static final int WORDS = 200;

    /** Nothing sought, nothing filtered. */
    public static QuestionSearch words(@Nullable String q) {
        return new QuestionSearch(q, null, null, null, null, null, null, null, null);
    }

    /** The words as they are searched: short enough to be meant. */
    public String asked() {
        String words = q == null ? "" : Texts.line(q);
        return words.length() > WORDS ? words.substring(0, WORDS) : words;
    }

    public boolean filtered() {
        return !asked().isEmpty() || any(round) || any(signal) || any(stack) || any(tag) || any(from) || inArchive();
    }

    public boolean inArchive() {
        return archived != null && archived;
    }

    /** The query string of this search with one filter changed (or dropped, by null), from the first page on. */
    String with(String filter, @Nullable String value) {
        var address = UriComponentsBuilder.newInstance();
        put(address, "q", filter.equals("q") ? value : asked());
        put(address, "round", filter.equals("round") ? value : round);
        put(address, "signal", filter.equals("signal") ? value : signal);
        put(address, "stack", filter.equals("stack") ? value : stack);
        put(address, "tag", filter.equals("tag") ? value : tag);
        put(address, "from", filter.equals("from") ? value : from);
        put(address, "archived", filter.equals("archived") ? value : inArchive() ? "true" : null);
        put(address, "after", filter.equals("after") ? value : null);
        put(address, "before", filter.equals("before") ? value : null);
        return "?" + Objects.requireNonNullElse(address.encode().build().getQuery(), "");
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable String value) {
        if (any(value)) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static boolean any(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
