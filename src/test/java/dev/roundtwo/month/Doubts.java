package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.roundtwo.month.Agenda.Deed;
import dev.roundtwo.month.Inboxes.Notice;
import dev.roundtwo.month.PostOffice.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;

/** What would be amiss is seen: each expectation fails when what came is not quite what had to come. */
final class Doubts {

    private Doubts() {}

    static void of(Mailbag mails, List<Letter> letters) {
        Letter moved = first(letters, letter -> mayBeMovedAgain(letters, letter));
        Letter report = first(letters, letter -> letter.subject().startsWith("Your March"));
        Consumer<List<Letter>> check = mails::isWhatCame;
        assertAll(
                () -> fails("a mail is missing", () -> check.accept(without(letters, moved))),
                () -> fails("a mail came twice", () -> check.accept(twice(letters, moved))),
                () -> fails("a mail came too early", () -> check.accept(early(letters, moved))),
                () -> fails(
                        "another time in words",
                        () -> check.accept(instead(letters, moved, moved.saying("When: ", "When: not ")))),
                () -> fails(
                        "another minute in a calendar",
                        () -> check.accept(
                                instead(letters, moved, moved.noting("DTSTART;(.*)00\r", "DTSTART;$101\r")))),
                () -> fails(
                        "an older sequence",
                        () -> check.accept(instead(letters, moved, moved.noting("SEQUENCE:1", "SEQUENCE:0")))),
                () -> fails(
                        "a link is missing",
                        () -> check.accept(instead(letters, moved, moved.saying("/reschedule/", "/")))),
                () -> fails(
                        "another figure",
                        () -> check.accept(instead(letters, report, report.saying("Minutes: ", "Minutes: 1")))));
    }

    /** Whether it is not the first that its reader hears of that. */
    private static boolean mayBeMovedAgain(List<Letter> letters, Letter letter) {
        String before = letter.subject().replace("Moved: ", "You have a time: ");
        return letter.subject().startsWith("Moved: ")
                && letter.text().contains("/reschedule/")
                && letters.stream()
                        .anyMatch(other -> other.to().equals(letter.to())
                                && other.subject().equals(before));
    }

    static void of(Inboxes inboxes, List<Word> words) {
        List<Notice> notices = inboxes.notices();
        Notice missed = first(notices, notice -> notice.title().startsWith("Missed: "));
        Notice late = new Notice(
                missed.to(),
                missed.about(),
                missed.kind(),
                missed.title(),
                missed.at().plus(Duration.ofHours(1)));
        Consumer<List<Notice>> check = changed -> new Inboxes(changed).are(words);
        assertAll(
                () -> fails("a notice is missing", () -> check.accept(without(notices, missed))),
                () -> fails("a notice twice", () -> check.accept(twice(notices, missed))),
                () -> fails("a notice too early", () -> check.accept(early(notices, missed))),
                () -> fails("a notice too late", () -> check.accept(instead(notices, missed, late))));
    }

    /** Somebody's absence forgotten, one minute more, or two interviews at once. */
    static void of(Truth truth, List<Talk> talks, Reckoning reckoning) {
        Talk absent = first(
                talks,
                talk -> talk.missed(talk.answers)
                        && talks.stream()
                                        .filter(other -> other.missed(talk.answers))
                                        .count()
                                == 1);
        absent.told.remove(absent.answers);
        fails("a no-show is missing in a report", () -> truth.reportsAre(reckoning));
        fails("a no-show is missing in a standing", truth::standingsAre);
        absent.told.put(absent.answers, false);
        Talk held = first(talks, talk -> talk.held() && talk.group != null);
        Instant ended = Objects.requireNonNull(held.ended);
        held.ended = ended.plus(Duration.ofMinutes(1));
        fails("a minute more", () -> truth.reportsAre(reckoning));
        held.ended = ended;
        Talk one = first(talks, talk -> another(talks, talk).isPresent());
        Instant start = one.start;
        one.start = another(talks, one).orElseThrow().start.plus(Duration.ofMinutes(5));
        fails("two at once", truth::nobodyWasInTwoPlaces).hasMessageContaining("overlaps");
        one.start = start;
    }

    private static Optional<Talk> another(List<Talk> talks, Talk one) {
        return talks.stream()
                .filter(talk -> talk != one && !talk.cancelled && !one.cancelled)
                .filter(talk -> talk.people().contains(one.asks))
                .findFirst();
    }

    static AbstractThrowableAssert<?, ?> fails(String what, Deed check) {
        return assertThatThrownBy(check::happens).as(what).isInstanceOf(AssertionError.class);
    }

    /** Where the two are not the same: what came, and what had to come. */
    static List<String> differences(Map<String, List<String>> came, Map<String, List<String>> expected) {
        return Stream.concat(came.keySet().stream(), expected.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(came.get(key), expected.get(key)))
                .map(key -> key + "\n  came " + came.get(key) + "\n  had to come " + expected.get(key))
                .toList();
    }

    static <T> T first(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).findFirst().orElseThrow();
    }

    static <T> List<T> without(List<T> all, T one) {
        List<T> rest = new ArrayList<>(all);
        rest.remove(one);
        return rest;
    }

    static <T> List<T> twice(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static <T> List<T> early(List<T> all, T one) {
        List<T> other = without(all, one);
        other.addFirst(one);
        return other;
    }

    private static <T> List<T> instead(List<T> all, T one, T other) {
        List<T> changed = new ArrayList<>(all);
        Collections.replaceAll(changed, one, other);
        return changed;
    }
}
