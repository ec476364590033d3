package dev.roundtwo.scoring;

import java.time.Instant;

/** What was decided in the debrief, by whom, and why. A later one has the next number. */
public record Decision(int number, Verdict verdict, String reason, String by, Instant at) {

    public enum Verdict {
        ADVANCE("Advance"),
        STOP("Do not advance"),
        UNDECIDED("Undecided");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
