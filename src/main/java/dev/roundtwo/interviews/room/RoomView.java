package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one seat sees of a room. The shared half is the same for everybody; {@code guide} is null on the candidate's side, so no
 * template can show it there.
 */
public record RoomView(
        UUID id,
        String title,
        Mode mode,
        Status status,
        int half,
        Instant startsAt,
        String zone,
        @Nullable String cancelledBecause,
        int questions,
        int minutes,
        Seat me,
        List<Person> people,
        @Nullable Shared shared,
        @Nullable Guide guide,
        Swap swap,
        List<Half> halves) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm VV", Locale.ENGLISH);

    public boolean peers() {
        return mode == Mode.PEER;
    }

    /** Changes when a page has to be loaded anew: another status, half or side. */
    public String state() {
        return status + " " + half + " " + (me.asks() ? "asks" : "answers");
    }

    /** Tells this page's changes of the shared notes from others'. */
    public String who() {
        return SharedNotes.who(me);
    }

    /** When it is planned for, on the clock of whoever planned it; scripts turn it into the reader's. */
    public String startsText() {
        return WHEN.format(startsAt.atZone(ZoneId.of(zone)));
    }

    public String myName() {
        return Names.apart(me.name());
    }

    /** Everybody else by first name, as a sentence says it. */
    public String others() {
        return Names.and(firstNamesOfOthers().toList());
    }

    /** The same with the reader themselves. */
    public String youAndOthers() {
        return Names.and(Stream.concat(Stream.of("You"), firstNamesOfOthers()).toList());
    }

    private Stream<String> firstNamesOfOthers() {
        return people.stream().filter(person -> !person.me()).map(Person::firstName);
    }

    /** Whoever answers, by first name. */
    public String candidate() {
        return Names.and(
                people.stream().filter(Person::answers).map(Person::firstName).toList());
    }

    /** Whoever leads, by first name. */
    public String lead() {
        return Names.and(
                people.stream().filter(Person::leads).map(Person::firstName).toList());
    }

    public List<Person> here() {
        return people.stream().filter(Person::here).toList();
    }

    /** Who is here, for readers of the screen. */
    public String hereNames() {
        return Names.and(here().stream().map(Person::firstName).toList());
    }

    /** Somebody with a seat. */
    public record Person(
            String name,
            Part part,
            boolean answers,
            boolean leads,
            boolean here,
            boolean me,
            int tone,
            String initial) {

        public String firstName() {
            return Names.first(name);
        }
    }

    /** The half that everybody sees: the question at hand and what was given with it. */
    public record Shared(int number, int of, String prompt, String context, List<Given> given, RoomClock clock) {}

    /** A hint or a follow-up that the candidate has got, with its time on the interview's clock. */
    public record Given(String kind, int number, String html, String at) {}

    /** The interviewers' half: whether the reader may move the room on, and whether they mark and tick for themselves. */
    public record Guide(
            String key,
            int position,
            String title,
            boolean may,
            boolean marks,
            List<Agenda> agenda,
            List<Point> points,
            long heard,
            List<Step> hints,
            long given,
            List<Step> followUps,
            List<String> redFlags,
            Map<Integer, String> anchors,
            Map<String, String> notes,
            List<Mark> bookmarks) {

        public @Nullable Integer previous() {
            return position == 0 ? null : position - 1;
        }

        public @Nullable Integer next() {
            return position + 1 < agenda.size() ? position + 1 : null;
        }
    }

    public record Agenda(int position, String title, int minutes, boolean current, boolean seen) {}

    /** A point of a strong answer, ticked on one's own scorecard under its field's name. */
    public record Point(String field, String html, boolean heard) {}

    /** A hint or follow-up as interviewers see it: given with its time, next, or later. */
    public record Step(int index, String html, String state, String at, List<String> points) {

        public int ordinal() {
            return index + 1;
        }
    }

    public record Mark(UUID id, String at, String text) {}

    /** What peers do before or after half-time, with "you" for the reader. */
    public record Half(String asker, String answerer, int questions, int minutes) {

        public String text() {
            return asker + (asker.equals("you") ? " ask " : " asks ") + answerer + ": " + questions
                    + (questions == 1 ? " question, " : " questions, ") + minutes + " minutes";
        }
    }

    /** Half-time among peers: whether one may propose it or do it now, and who has proposed. */
    public record Swap(
            boolean mayPropose, boolean mayDo, @Nullable String proposedBy) {}
}
