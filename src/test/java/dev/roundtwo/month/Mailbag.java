package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.month.PostOffice.Letter;
import dev.roundtwo.month.Team.Person;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mails of the month against what had to be told: each once, to whom and with what it should, in order about the same thing. */
final class Mailbag {

    private static final String PLACE = "http://month.invalid/w/month/";
    private static final Pattern ABOUT = Pattern.compile(PLACE + "(?:interviews|rooms|groups)/([0-9a-f-]{36})");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(Locale.UK);

    private final Team team;
    private final Map<String, List<String>> expected = new TreeMap<>();
    private final List<Figures> figures = new ArrayList<>();

    private record Figures(String to, String subject, Map<String, String> by) {}

    /** What is told to admins goes into the day's one mail. */
    Mailbag(Team team, List<Word> words) {
        this.team = team;
        words.stream().filter(word -> !word.kind().equals("ADMIN")).forEach(this::expects);
    }

    private void expects(Word word) {
        Person to = team.of(word.to());
        Word.Enclosed with = word.enclosed();
        String when = with.start().equals(Instant.EPOCH)
                ? ""
                : CLOCK.format(with.start().atZone(to.zone())) + " ("
                        + to.zone().getId().replace('_', ' ') + ')';
        String entry = with.method().isEmpty()
                ? ""
                : with.method() + ' ' + word.about() + "@round-two " + with.sequence() + ' ' + with.start();
        expects(to.email(), word.about(), line(word.title(), when, entry, with.link()));
    }

    /** A mail that says nothing of an interview. */
    void expectsPlain(String to, String about, String subject) {
        expects(to, about, line(subject, "", "", false));
    }

    void expectsFigures(String to, String subject, Map<String, String> by) {
        figures.add(new Figures(to, subject, by));
    }

    private void expects(String to, String about, String line) {
        expected.computeIfAbsent(to + " of " + about, same -> new ArrayList<>()).add(line);
    }

    void isWhatCame(List<Letter> letters) {
        Function<Letter, String> line = letter -> {
            Diary diary = letter.calendar().isEmpty() ? null : Diary.of(letter.calendar());
            String entry = diary == null
                    ? ""
                    : diary.method() + ' ' + diary.uid() + ' ' + diary.sequence() + ' ' + diary.start();
            return line(letter.subject(), when(letter), entry, letter.text().contains("/reschedule/month/"));
        };
        Map<String, List<String>> came = letters.stream()
                .collect(Collectors.groupingBy(
                        letter -> letter.to() + " of " + about(letter),
                        TreeMap::new,
                        Collectors.mapping(line, Collectors.toList())));
        assertThat(Doubts.differences(came, expected)).as("mails").isEmpty();
        for (Figures one : figures) {
            Letter report = letters.stream()
                    .filter(letter ->
                            letter.to().equals(one.to()) && letter.subject().equals(one.subject()))
                    .findFirst()
                    .orElseThrow();
            one.by().forEach((name, value) -> assertThat(report.text().lines())
                    .as("%s to %s", one.subject(), one.to())
                    .contains(name + ": " + value));
        }
    }

    private static String line(String subject, String when, String entry, boolean link) {
        return String.join(" | ", subject, when, entry, link ? "may be moved" : "");
    }

    private static String when(Letter letter) {
        return letter.text()
                .lines()
                .filter(line -> line.startsWith("When: "))
                .map(line -> line.substring("When: ".length()))
                .findFirst()
                .orElse("");
    }

    /** The id of what it leads to; a month's own report has none. */
    private static String about(Letter letter) {
        Matcher id = ABOUT.matcher(letter.text());
        if (id.find()) {
            return id.group(1);
        }
        return letter.text().contains(PLACE + "settings/reports/")
                ? "workspace"
                : letter.text().contains(PLACE + "reports/") ? "me" : "";
    }
}
