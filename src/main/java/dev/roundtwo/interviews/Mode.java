package dev.roundtwo.interviews;

/** A panel asks one candidate; two peers ask each other, one set each, and swap at half-time. */
public enum Mode {
    PANEL,
    PEER
}
