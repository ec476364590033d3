package dev.roundtwo.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.mail.Letter.Button;
import dev.roundtwo.platform.mail.Letter.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class LettersTests {

    @Autowired
    Letters letters;

    @Test
    void aLetterSaysTheSameAsTextAndAsAPage() {
        Mail mail = letters.mail(
                letter("Ben", "#7a1fa2"), List.of(new Button("Stop these", "https://rounds.example.org/stop")));

        for (String part : List.of(mail.text(), String.valueOf(mail.html()))) {
            assertThat(part)
                    .contains("Dear Ben,", "When", "Tuesday, 18:00", "Open it", "https://rounds.example.org/w/team")
                    .contains("Another time?", "https://rounds.example.org/move", "Platform Team", "As a member.")
                    .contains("Stop these", "https://rounds.example.org/stop");
        }
        assertThat(mail.html())
                .contains("prefers-color-scheme: dark", "name=\"color-scheme\" content=\"light dark\"", "#7a1fa2")
                .contains("<a href=\"https://example.org/a?b=1&amp;c=2\"");
    }

    @Test
    void namesAreWordsAndNeverMarkup() {
        Mail mail = letters.mail(letter("<img src=x onerror=alert(1)>\"'${7*7}[[${7*7}]]", null));
        assertThat(mail.html()).doesNotContain("<img", "49").contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(mail.text()).contains("<img src=x");
    }

    @Test
    void whatIsShownBesideTheSubjectBeginsWithTheNews() {
        assertThat(preheader(letters.mail(letter("Ben", null)))).startsWith("Your interview was moved");
        Mail text = new Mail("ben@example.org", "Your link", "Dear Ben,\n\nopen this link.\n\nIf not, leave it.\n");
        assertThat(preheader(letters.dressed(text))).startsWith("open this link.");
        assertThat(letters.dressed(text).html()).contains("Dear Ben,");
    }

    private static String preheader(Mail mail) {
        String html = String.valueOf(mail.html());
        String from = html.substring(html.indexOf("display:none"));
        return from.substring(from.indexOf('>') + 1);
    }

    @Test
    void whatWasWrittenAsTextIsAPageTooAndItsAddressTheButton() {
        Mail mail = letters.dressed(new Mail("ben@example.org", "Your link", """
                Hello Ben,

                open this link; it works
                once:

                https://rounds.example.org/x?a=1

                If not, leave it.
                """));
        assertThat(mail.text()).contains("it works\nonce:", "https://rounds.example.org/x?a=1");
        assertThat(mail.html())
                .contains("open this link; it works once:", "href=\"https://rounds.example.org/x?a=1\"", ">Open</a>")
                .contains("If not, leave it.", "Round Two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#0b5a57", "#7a1fa2", "#a1260d", "#767676", "#000080"})
    void aColourThatCarriesWhiteTextIsReadInTheDarkToo(String colour) {
        Tint tint = Tint.of(colour);
        assertThat(Tint.contrastWithWhite(tint.light())).isGreaterThanOrEqualTo(Tint.AA);
        assertThat(Tint.contrast(tint.dark(), Tint.NIGHT)).isGreaterThanOrEqualTo(Tint.AA);
    }

    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(Tint.contrastWithWhite("#000000")).isEqualTo(21);
        assertThat(Tint.contrastWithWhite("#767676")).isBetween(4.54, 4.55);
        assertThat(Tint.contrastWithWhite("#777777")).isLessThan(Tint.AA);
        assertThat(Tint.read(" 0B5A57 ")).contains("#0b5a57");
        assertThat(Tint.read("#abc")).contains("#aabbcc");
        assertThat(Tint.read("red;}")).isEmpty();
        assertThat(Tint.of("red;}").light()).isEqualTo("#0b5a57");
    }

    private static Letter letter(String name, @Nullable String colour) {
        return new Letter(
                "ben@example.org",
                "Another time",
                "Platform Team",
                colour,
                "Another time",
                "Dear " + name + ",",
                List.of("Your interview was moved. See https://example.org/a?b=1&c=2."),
                List.of(new Row("When", "Tuesday, 18:00"), new Row("With", name)),
                new Button("Open it", "https://rounds.example.org/w/team"),
                new Button("Another time?", "https://rounds.example.org/move"),
                "As a member.");
    }
}
