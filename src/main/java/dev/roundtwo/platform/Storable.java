package dev.roundtwo.platform;

import java.util.Set;

/** What of the text that people type can be kept as it is. */
public final class Storable {

    /** More marks on one letter than any script asks for: they spill over what stands above and below. */
    private static final int MARKS = 5;

    /** What counts as letter or symbol and is nothing to see: the fillers of Hangul, and the empty cell of braille. */
    private static final Set<Integer> UNSEEN = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

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

    /**
     * Whether the text is storable, one line, of at most {@code limit} characters and readable: a name, a title. Readable is what
     * shows something and heaps no marks on a letter.
     */
    public static boolean line(String text, int limit) {
        return text.length() <= limit
                && text(text)
                && text.codePoints().anyMatch(Storable::seen)
                && !heaps(text)
                && text.chars().noneMatch(one -> Character.isISOControl(one) || turnsText(one));
    }

    private static boolean seen(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !UNSEEN.contains(point);
        };
    }

    private static boolean heaps(String text) {
        int marks = 0;
        for (int point : text.codePoints().toArray()) {
            int type = Character.getType(point);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
            // What is unseen between two marks does not part them.
            marks = mark ? marks + 1 : type == Character.FORMAT ? marks : 0;
            if (marks > MARKS) {
                return true;
            }
        }
        return false;
    }
}
