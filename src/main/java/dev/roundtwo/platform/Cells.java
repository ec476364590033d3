package dev.roundtwo.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text for the cells of a CSV file: a spreadsheet must not take what somebody wrote for a formula. */
public final class Cells {

    /** Plain and full-width, as spreadsheets in some languages read those too. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** Where a program that takes another sign than the comma for the border of cells would begin a new one. */
    private static final Pattern AFTER_BORDER = Pattern.compile(
            "(?<=[;|])(?=[\\s\\p{Z}\\p{Cf}\\x00]*[" + Pattern.quote("=+-@\uFF1D\uFF0B\uFF0D\uFF20") + "])");

    /** What a file begins with, so that Excel reads it as UTF-8 and every accent as itself. */
    public static final String BEGIN = "\uFEFF";

    private Cells() {}

    /** The text, behind an apostrophe when it would begin a formula, at once or after blanks that a spreadsheet drops, there or behind a border. */
    public static String safe(@Nullable Object value) {
        String text =
                value == null ? "" : AFTER_BORDER.matcher(value.toString()).replaceAll("'");
        if (text.isEmpty()) {
            return text;
        }
        int first = 0;
        while (first < text.length() - 1 && isBlank(text.charAt(first))) {
            first++;
        }
        boolean formula =
                BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 || BEGINS_FORMULA.indexOf(text.charAt(first)) >= 0;
        return formula ? "'" + text : text;
    }

    private static boolean isBlank(char one) {
        return Character.isWhitespace(one)
                || Character.isSpaceChar(one)
                || Character.getType(one) == Character.FORMAT
                || one == 0;
    }
}
