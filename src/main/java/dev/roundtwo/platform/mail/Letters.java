package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.mail.Letter.Button;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Makes mails of letters: the same words as text and as a page that is read in the light, in the dark, and on a telephone. */
@Component
public class Letters {

    private final ITemplateEngine templates;
    private final MessageSource messages;

    Letters(ITemplateEngine templates, MessageSource messages) {
        this.templates = templates;
        this.messages = messages;
    }

    /** A mail that nobody can end: what a person asked for, or has to know. */
    public Mail mail(Letter letter) {
        return mail(letter, List.of());
    }

    /**
     * A mail with quiet links below its foot.
     *
     * @param links ways to change or end such mails
     */
    public Mail mail(Letter letter, List<Button> links) {
        return new Mail(letter.to(), letter.subject(), text(letter, links)).in(html(letter, links));
    }

    /** A mail that was written as text, dressed: an address that stands alone becomes the button. */
    Mail dressed(Mail mail) {
        List<String> paragraphs = Stream.of(mail.text().strip().split("\n\\s*\n"))
                .map(paragraph -> paragraph.replaceAll("\\s*\n\\s*", " ").strip())
                .toList();
        Optional<String> address = paragraphs.stream()
                .filter(paragraph -> paragraph.matches("https?://\\S+"))
                .findFirst();
        List<String> rest = paragraphs.stream()
                .filter(paragraph -> !address.equals(Optional.of(paragraph)))
                .toList();
        Button button = address.map(url -> new Button(messages.getMessage("mail.open", null, Locale.ENGLISH), url))
                .orElse(null);
        boolean greets = !rest.isEmpty() && rest.getFirst().endsWith(",");
        Letter letter = Letter.ours(
                mail.to(),
                mail.subject(),
                greets ? rest.getFirst() : null,
                greets ? rest.subList(1, rest.size()) : rest,
                button);
        return mail.in(html(letter, List.of()));
    }

    private String html(Letter letter, List<Button> links) {
        Map<String, @Nullable Object> values = Map.of(
                "letter", letter,
                "links", links,
                "tint", Tint.of(letter.colour()),
                "night", Tint.NIGHT,
                "preheader", preheader(letter),
                "paragraphs", letter.whole().stream().map(Letters::pieces).toList(),
                "foot",
                        Stream.of(letter.foot().split("\n"))
                                .map(Letters::pieces)
                                .toList());
        return templates.process("platform/mail/letter", new Context(Locale.ENGLISH, values));
    }

    /** What a list of mails shows beside the subject. */
    private static String preheader(Letter letter) {
        return Stream.concat(
                        letter.paragraphs().stream(),
                        letter.rows().stream().map(row -> row.label() + ": " + row.value()))
                .limit(2)
                .collect(Collectors.joining(" "));
    }

    private static List<KeptMail.Piece> pieces(String text) {
        return KeptMail.pieces(text);
    }

    private static String text(Letter letter, List<Button> links) {
        StringBuilder text = new StringBuilder();
        if (!letter.heading().equals(letter.subject())) {
            text.append(letter.heading()).append("\n\n");
        }
        letter.whole().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        letter.rows().forEach(row -> text.append(row.label())
                .append(": ")
                .append(row.value())
                .append('\n'));
        if (!letter.rows().isEmpty()) {
            text.append('\n');
        }
        Stream.of(letter.button(), letter.second()).forEach(button -> {
            if (button != null) {
                text.append(button.label())
                        .append(button.label().endsWith("?") ? "\n" : ":\n")
                        .append(button.url())
                        .append("\n\n");
            }
        });
        text.append("-- \n").append(letter.brand());
        if (!letter.foot().isBlank()) {
            text.append('\n').append(letter.foot());
        }
        links.forEach(
                link -> text.append('\n').append(link.label()).append(": ").append(link.url()));
        return text.append('\n').toString();
    }
}
