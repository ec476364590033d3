package dev.roundtwo.questions.bank;

import java.util.List;
import java.util.regex.Pattern;

/** Tidies what people type, so that it survives a database, a file and a comparison unchanged. */
public final class Texts {

    private static final Pattern BREAKS = Pattern.compile("\r\n?|[\\u0085\\u2028\\u2029]");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFEFF\\uFFFE\\uFFFF&&[^\n\t]]");
    private static final Pattern BLANK_LINE = Pattern.compile("(?m)^[ \t]+$");
    private static final Pattern BLANK_START = Pattern.compile("\\A(?:[ \t]*\n)+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Texts() {}

    /** One line: breaks and runs of spaces become one space. */
    public static String line(String typed) {
        return SPACES.matcher(seen(typed)).replaceAll(" ").strip();
    }

    /** Non-empty lines, in order. */
    public static List<String> lines(List<String> typed) {
        return typed.stream().map(Texts::line).filter(line -> !line.isEmpty()).toList();
    }

    /** A text of several lines without blank lines around it; indentation and Markdown's line ends are kept. */
    public static String block(String typed) {
        String text = BLANK_LINE.matcher(seen(typed)).replaceAll("");
        return BLANK_START.matcher(text).replaceFirst("").stripTrailing();
    }

    private static String seen(String typed) {
        return UNSEEN.matcher(BREAKS.matcher(typed).replaceAll("\n")).replaceAll("");
    }
}
