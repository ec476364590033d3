package dev.roundtwo.platform.jobs;

import java.util.regex.Pattern;

/** An exception and what caused it, in words that may be stored: anything as long as a link token is left out. */
public final class Cause {

    private static final int LONGEST = 2_000;
    private static final int BRIEF = 160;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{40,}");

    private Cause() {}

    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = failure; at != null && text.length() < LONGEST; at = at.getCause()) {
            text.append(text.isEmpty() ? "" : "\ncaused by ")
                    .append(at.getClass().getName());
            if (at.getMessage() != null) {
                text.append(": ").append(TOKEN.matcher(at.getMessage()).replaceAll("[hidden]"));
            }
        }
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    /** Its first line, as far as a row of a table holds it. */
    static String brief(String cause) {
        String line = cause.lines().findFirst().orElse("");
        return line.length() <= BRIEF ? line : line.substring(0, BRIEF) + "…";
    }
}
