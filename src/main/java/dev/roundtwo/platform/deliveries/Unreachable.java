package dev.roundtwo.platform.deliveries;

/** The destination did not answer, or said "not now": nobody's message is to blame. */
public class Unreachable extends Exception {

    public Unreachable(String message) {
        super(message);
    }

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
