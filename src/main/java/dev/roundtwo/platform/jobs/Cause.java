package dev.roundtwo.platform.jobs;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * An exception and what caused it, in words that may be stored: anything as long as a link token is left out, and so are addresses,
 * as mail servers quote whom they refuse. Of what could not be read the classes alone are kept: the words may quote it.
 */
public final class Cause {

    private static final int LONGEST = 2_000;
    private static final int BRIEF = 160;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{40,}");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]\"',;:@]{1,64}@[^\\s<>()\\[\\]\"',;:@]{1,255}");

    private Cause() {}

    public static String of(Throwable failure) {
        boolean unreadable = Stream.iterate(failure, at -> at != null, Throwable::getCause)
                .anyMatch(JacksonException.class::isInstance);
        StringBuilder text = new StringBuilder();
        for (Throwable at = failure; at != null && text.length() < LONGEST; at = at.getCause()) {
            text.append(text.isEmpty() ? "" : "\ncaused by ")
                    .append(at.getClass().getName());
            if (at.getMessage() != null && !unreadable) {
                text.append(": ").append(hidden(at.getMessage()));
            }
        }
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static String hidden(String message) {
        String tokenless = TOKEN.matcher(message).replaceAll("[hidden]");
        return ADDRESS.matcher(tokenless).replaceAll("[address]");
    }

    /** Its first line, as far as a row of a table holds it. */
    static String brief(String cause) {
        String line = cause.lines().findFirst().orElse("");
        return line.length() <= BRIEF ? line : line.substring(0, BRIEF) + "…";
    }
}
