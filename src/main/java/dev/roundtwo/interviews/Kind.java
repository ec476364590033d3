package dev.roundtwo.interviews;

/** What a timeline entry tells, and the name of the live signal that goes out with it. */
public enum Kind {
    SCHEDULED("status"),
    JOINED("seat"),
    LEFT("seat"),
    LEAD_TAKEN("status"),
    STARTED("status"),
    QUESTION("step"),
    HINT("hint"),
    FOLLOW_UP("follow"),
    BOOKMARK("bookmark"),
    NOTES("timeline"),
    SWAP_PROPOSED("swap"),
    SWAPPED("status"),
    FINISHED("status"),
    CARD_SUBMITTED("cards"),
    CARD_REOPENED("cards"),
    DECIDED("debrief"),
    FEEDBACK("feedback"),
    CLOSED("status"),
    CANCELLED("status");

    private final String signal;

    Kind(String signal) {
        this.signal = signal;
    }

    String signal() {
        return signal;
    }
}
