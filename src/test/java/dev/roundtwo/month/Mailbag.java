package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.month.PostOffice.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mails that have to come, by the ledger: who gets which about what, and in which order about the same thing. */
final class Mailbag {

    private static final Pattern ABOUT = Pattern.compile("/(?:interviews|rooms|matches|groups)/([0-9a-f-]{36})");

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{40,}");

    /** A mail to come: what it is about is an id, or its own subject where it is about nothing else. */
    private record Due(Instant at, String to, String about, String subject, Map<String, String> figures) {

        boolean is(Letter letter) {
            return letter.to().equals(to)
                    && letter.subject().equals(subject)
                    && Mailbag.about(letter).equals(about);
        }
    }

    private final List<Due> due = new ArrayList<>();

    void expects(Instant at, String to, Object about, String subject, Map<String, String> figures) {
        due.add(new Due(at, to, about.toString(), subject, figures));
    }

    void expects(String to, String subject, Map<String, String> figures) {
        expects(Instant.MAX, to, subject, subject, figures);
    }

    void expects(String to, String subject) {
        expects(to, subject, Map.of());
    }

    /** Each came once, none else of their kinds came, and what is about the same thing came in order. */
    void isWhatCame(List<Letter> letters) {
        Set<String> kinds = due.stream().map(Due::subject).collect(Collectors.toSet());
        Map<String, List<String>> came = letters.stream()
                .filter(letter -> kinds.contains(letter.subject()))
                .collect(Collectors.groupingBy(
                        letter -> letter.to() + ' ' + about(letter),
                        TreeMap::new,
                        Collectors.mapping(Letter::subject, Collectors.toList())));
        Map<String, List<String>> expected = due.stream()
                .sorted(Comparator.comparing(Due::at))
                .collect(Collectors.groupingBy(
                        one -> one.to() + ' ' + one.about(),
                        TreeMap::new,
                        Collectors.mapping(Due::subject, Collectors.toList())));
        assertThat(came).as("mails").isEqualTo(expected);
        assertThat(letters.stream().filter(letter -> !about(letter).equals(letter.subject())))
                .as("mails that say the same of the same to the same")
                .extracting(letter -> letter.to() + '\n' + letter.subject() + '\n' + told(letter))
                .doesNotHaveDuplicates();
        for (Due one : due) {
            Letter letter = letters.stream().filter(one::is).findFirst().orElseThrow();
            one.figures().forEach((name, value) -> assertThat(letter.text().lines())
                    .as("%s to %s", one.subject(), one.to())
                    .contains(name + ": " + value));
        }
    }

    /** Links are new in each mail, whatever it says. */
    private static String told(Letter letter) {
        return SECRET.matcher(letter.text()).replaceAll("");
    }

    private static String about(Letter letter) {
        Matcher id = ABOUT.matcher(letter.text());
        return id.find() ? id.group(1) : letter.subject();
    }
}
