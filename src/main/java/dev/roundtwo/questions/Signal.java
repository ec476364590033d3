package dev.roundtwo.questions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The five things that an interview listens for. */
public enum Signal {
    RELIABILITY,
    SCALABILITY,
    ASYNC,
    OPERATIONS,
    TRADEOFFS;

    /** The lower-case name used in files, addresses and the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Signal::key).toList();
    }
}
