package dev.roundtwo.platform.rest;

import dev.roundtwo.platform.sealing.Sealing;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The part of a list that is asked for: at most {@code limit} rows after the row with the given keys. What a cursor says is
 * sealed, and it opens the list it was made for (same path, same filters) and no other.
 */
public final class Window {

    public static final int MOST = 100;
    public static final int USUAL = 30;

    private final int limit;
    private final List<String> after;
    private final Function<List<String>, String> seal;

    private Window(int limit, List<String> after, Function<List<String>, String> seal) {
        this.limit = limit;
        this.after = after;
        this.seal = seal;
    }

    /**
     * @param list what the list is: its path and its filters
     * @throws RuntimeException when the cursor is none of ours, or of another list
     */
    static Window of(Sealing sealing, String list, int limit, @Nullable String cursor) {
        String purpose = "cursor/1/" + list;
        List<String> after = cursor == null ? List.of() : keys(sealing.open(purpose, cursor));
        return new Window(limit, after, keys -> sealing.seal(purpose, ApiJson.JSON.writeValueAsString(keys)));
    }

    private static List<String> keys(String json) throws JacksonException {
        return List.of(ApiJson.JSON.readValue(json, String[].class));
    }

    /** How many rows to read: one more than asked for, to know whether there are more. */
    public int toRead() {
        return limit + 1;
    }

    /** The key at this place of the row to begin after; null at the start of the list. */
    public @Nullable String after(int place) {
        return after.isEmpty() ? null : after.get(place);
    }

    /** The same as an id. */
    public @Nullable UUID afterId(int place) {
        String key = after(place);
        return key == null ? null : UUID.fromString(key);
    }

    /** The page of the rows that were read; {@code keys} says by which keys the list goes on after a row. */
    public <R, T> Page<T> page(List<R> read, Function<R, List<String>> keys, Function<R, T> shown) {
        boolean more = read.size() > limit;
        List<R> rows = more ? read.subList(0, limit) : read;
        String next = more ? seal.apply(keys.apply(rows.getLast())) : null;
        return new Page<>(rows.stream().map(shown).toList(), next);
    }
}
