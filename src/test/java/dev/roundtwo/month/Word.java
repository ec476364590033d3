package dev.roundtwo.month;

import java.time.Instant;
import java.util.UUID;

/** Something that one person has to be told: what about, and what comes with it when it is mailed. */
record Word(Instant at, UUID to, String kind, String about, String title, Enclosed enclosed) {

    /** A time, as a calendar object or in words alone, and whether a link comes with it that moves it once. */
    record Enclosed(String method, int sequence, Instant start, boolean link) {

        static final Enclosed NOTHING = time(Instant.EPOCH, false);

        static Enclosed request(int sequence, Instant start, boolean link) {
            return new Enclosed("REQUEST", sequence, start, link);
        }

        static Enclosed cancellation(int sequence, Instant start) {
            return new Enclosed("CANCEL", sequence, start, false);
        }

        static Enclosed time(Instant start, boolean link) {
            return new Enclosed("", 0, start, link);
        }
    }
}
