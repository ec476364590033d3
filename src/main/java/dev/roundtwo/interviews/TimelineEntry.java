package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of an interview's record. The data names positions, never texts of a question: those are looked up with the reader's rights. */
public record TimelineEntry(
        UUID id,
        Instant at,
        int half,
        @Nullable UUID seatId,
        String who,
        Kind kind,
        Map<String, Object> data,
        Audience audience) {

    /** A number of the data; 0 when it is not there. */
    public int number(String key) {
        return data.get(key) instanceof Number number ? number.intValue() : 0;
    }

    /** A text of the data; empty when it is not there. */
    public String text(String key) {
        return data.get(key) instanceof String text ? text : "";
    }
}
