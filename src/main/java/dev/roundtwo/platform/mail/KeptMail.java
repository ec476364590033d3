package dev.roundtwo.platform.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox, its text cut into words and links.
 *
 * @param html null where it is text alone
 * @param method what its calendar object asks for, null where it carries none
 * @param unsubscribe the address at which one click ends such mails, null where nothing does
 */
public record KeptMail(
        UUID id,
        String to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable String method,
        @Nullable String calendar,
        @Nullable String unsubscribe,
        Instant sentAt) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");

    /** The text in pieces, each either plain or an address to follow. The page escapes both. */
    public List<Piece> pieces() {
        return pieces(text);
    }

    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(from, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            from = link.end();
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }

    /** A run of the text. */
    public record Piece(String text, boolean link) {}
}
