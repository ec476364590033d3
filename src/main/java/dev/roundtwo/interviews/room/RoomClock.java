package dev.roundtwo.interviews.room;

import java.time.Duration;
import java.time.Instant;

/** The clocks as the server knows them; pages count on from here. They warn at 80 % and over, and never stop anything. */
public record RoomClock(long questionMillis, int questionMinutes, long allMillis, int allMinutes, boolean running) {

    /** in, near or over. */
    public String pace() {
        long planned = questionMinutes * 60_000L;
        return questionMillis > planned ? "over" : questionMillis * 5 >= planned * 4 ? "near" : "in";
    }

    public String question() {
        return text(questionMillis);
    }

    public String questionPlanned() {
        return text(questionMinutes * 60_000L);
    }

    public String all() {
        return text(allMillis);
    }

    public String allPlanned() {
        return text(allMinutes * 60_000L);
    }

    /** Minutes and seconds between two moments. */
    static String between(Instant from, Instant to) {
        return text(Duration.between(from, to).toMillis());
    }

    static String text(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
