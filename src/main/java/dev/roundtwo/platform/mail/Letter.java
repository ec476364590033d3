package dev.roundtwo.platform.mail;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it has a form. Addresses in paragraphs and in the foot become links.
 *
 * @param brand whose mail it is: a workspace's name, or the product's
 * @param colour the brand's, as {@code #rrggbb}; ours where there is none
 * @param greeting what it begins with, and lists of mails leave out
 */
public record Letter(
        String to,
        String subject,
        String brand,
        @Nullable String colour,
        String heading,
        @Nullable String greeting,
        List<String> paragraphs,
        List<Row> rows,
        @Nullable Button button,
        @Nullable Button second,
        String foot) {

    /** What Round Two itself writes, in no workspace's name. */
    static Letter ours(
            String to, String subject, @Nullable String greeting, List<String> paragraphs, @Nullable Button button) {
        return new Letter(to, subject, "Round Two", null, subject, greeting, paragraphs, List.of(), button, null, "");
    }

    /** All that it says in whole sentences, from the greeting on. */
    List<String> whole() {
        return Stream.concat(Stream.ofNullable(greeting), paragraphs.stream()).toList();
    }

    /** A fact with its name, as "When" and a time. */
    public record Row(String label, String value) {}

    /** Somewhere to go. */
    public record Button(String label, String url) {}
}
