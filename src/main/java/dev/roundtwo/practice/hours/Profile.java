package dev.roundtwo.practice.hours;

import java.time.ZoneId;

/**
 * What somebody says of themselves for practising: the level of most of their answers, of the four that every rubric has, the
 * language they practise in, their clock, and the minutes they want around an appointment.
 */
public record Profile(int level, String language, ZoneId zone, int buffer, boolean said) {

    public static final Profile UNSAID = new Profile(2, "en", ZoneId.of("UTC"), 15, false);
}
