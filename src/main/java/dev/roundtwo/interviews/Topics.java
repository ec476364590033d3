package dev.roundtwo.interviews;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The live topics of a room. What is private goes over topics of its own, so a candidate's stream holds nothing of it, not even
 * a gap in the numbers; each half of a peer interview has its own private one, for who asks in it.
 */
public final class Topics {

    private Topics() {}

    public static String room(UUID interview) {
        return "room/" + interview;
    }

    /** For all who ask in that half. */
    public static String asking(UUID interview, int half) {
        return "room/" + interview + (half == 2 ? "/private/2" : "/private");
    }

    /** For the other pages of one seat. */
    public static String seat(UUID seat) {
        return "seat/" + seat;
    }

    /** All that this seat may hear now. */
    public static List<String> of(Seat seat) {
        return seat.asks()
                ? List.of(
                        room(seat.interviewId()), asking(seat.interviewId(), Math.max(1, seat.half())), seat(seat.id()))
                : List.of(room(seat.interviewId()));
    }

    static String of(Audience audience, UUID interview, int half, @Nullable UUID seat) {
        return switch (audience) {
            case EVERYONE -> room(interview);
            case INTERVIEWERS -> asking(interview, half);
            case SELF -> seat(Objects.requireNonNull(seat));
        };
    }
}
