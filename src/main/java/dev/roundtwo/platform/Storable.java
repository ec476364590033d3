package dev.roundtwo.platform;

/** What of the text that people type can be kept as it is. */
public final class Storable {

    private Storable() {}

    /** Whether the text can be stored as it is: it holds no zero character and no half of a surrogate pair. */
    public static boolean text(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    /** Marks that write the rest of a line backwards, words of others too. */
    private static boolean turnsText(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    /** Whether the text is storable, one line, not blank and of at most {@code limit} characters: a name, a title. */
    public static boolean line(String text, int limit) {
        return !text.isBlank()
                && text.length() <= limit
                && text(text)
                && text.chars().noneMatch(one -> Character.isISOControl(one) || turnsText(one));
    }
}
