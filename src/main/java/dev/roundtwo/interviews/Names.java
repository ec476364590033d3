package dev.roundtwo.interviews;

import java.text.Bidi;
import java.util.List;

/** Names and titles inside our own sentences. */
public final class Names {

    private Names() {}

    /** As a sentence lists them: "Ada, Ben and Chloé". */
    public static String and(List<String> names) {
        List<String> apart = names.stream().map(Names::apart).toList();
        return apart.size() < 2
                ? String.join("", apart)
                : String.join(", ", apart.subList(0, apart.size() - 1)) + " and " + apart.getLast();
    }

    /** By first name, as one speaks of them. */
    public static String first(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /** The colour of a person's face, 1 to 4: the same on every page, and as {@code shared/parts :: face} has it. */
    public static int tone(String name) {
        return Math.floorMod(name.hashCode(), 4) + 1;
    }

    /** The text, kept from turning the words and numbers around it when it is written from right to left. */
    public static String apart(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length()) ? "\u2068" + text + "\u2069" : text;
    }
}
