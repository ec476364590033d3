package dev.roundtwo.platform.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it has a form. Addresses in paragraphs and in the foot become links.
 *
 * @param brand whose mail it is: a workspace's name, or the product's
 * @param colour the brand's, as {@code #rrggbb}; ours where there is none
 */
public record Letter(
        String to,
        String subject,
        String brand,
        @Nullable String colour,
        String heading,
        List<String> paragraphs,
        List<Row> rows,
        @Nullable Button button,
        @Nullable Button second,
        String foot) {

    /** What Round Two itself writes, in no workspace's name. */
    public static Letter ours(
            String to, String subject, List<String> paragraphs, @Nullable Button button, String foot) {
        return new Letter(to, subject, "Round Two", null, subject, paragraphs, List.of(), button, null, foot);
    }

    /** A fact with its name, as "When" and a time. */
    public record Row(String label, String value) {}

    /** Somewhere to go. */
    public record Button(String label, String url) {}
}
