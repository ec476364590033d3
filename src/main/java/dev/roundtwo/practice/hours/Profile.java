package dev.roundtwo.practice.hours;

import java.time.ZoneId;

/**
 * What somebody says of themselves for practising: the level of most of their answers, of the four that every rubric has, the
 * language they practise in, their clock, and the minutes they want around an appointment.
 */
public record Profile(int level, String language, ZoneId zone, int buffer, boolean said) {

    /** Of who says nothing of it. */
    public static final int LEVEL = 2;

    /** Somebody who has said nothing, on the clock that is known of them. */
    static Profile unsaid(ZoneId zone) {
        return new Profile(LEVEL, "en", zone, 15, false);
    }
}
