package dev.roundtwo.month;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.month.Team.Person;
import dev.roundtwo.month.Word.Enclosed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What had to be said of an interview as it went: to its people, but for reminders, and to programs elsewhere. */
final class Said {

    final List<Word> words = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    private final Talk talk;

    Said(Talk talk) {
        this.talk = talk;
    }

    void event(String event) {
        events.add(event);
    }

    void booked(Instant at, @Nullable Person planner) {
        event("interview.booked");
        String title = planner == null ? "You have a time: " : planner.name() + " invites you: ";
        talk.people().stream()
                .filter(one -> planner == null || !one.equals(planner.account()))
                .forEach(one -> say(at, one, "INVITATION", title, request(talk.start, one)));
    }

    void moved(Instant at, Instant from, Instant to) {
        event("interview.moved from " + from + " to " + to);
        talk.people().forEach(one -> say(at, one, "CHANGE", "Moved: ", request(to, one)));
    }

    void calledOff(Instant at) {
        event("interview.cancelled");
        Enclosed cancellation = Enclosed.cancellation(talk.versions.size(), talk.start);
        talk.people().forEach(one -> say(at, one, "CHANGE", "Called off: ", cancellation));
    }

    void proposed(Instant at, UUID by) {
        say(at, talk.partnerOf(by), "MATCH", "Another time? ", Enclosed.NOTHING);
    }

    void came(Instant at, UUID who, boolean came) {
        event("attendance.told of " + who + ": " + came);
        if (!came) {
            say(at, who, "RESULT", "Missed: ", Enclosed.time(talk.start, false));
        }
    }

    void objected(Instant at, UUID to) {
        say(at, to, "RESULT", "You disagree: ", Enclosed.time(talk.start, false));
    }

    /** The debrief; between two that is all. */
    void open(Instant at) {
        talk.with(Part.PEER, Part.LEAD)
                .forEach(one -> say(at, one, "RESULT", "The debrief is open: ", Enclosed.NOTHING));
        if (!talk.peers().isEmpty()) {
            event("interview.closed");
        }
    }

    private Enclosed request(Instant start, UUID to) {
        return Enclosed.request(talk.versions.size() - 1, start, talk.mayMove(to));
    }

    private void say(Instant at, UUID to, String kind, String title, Enclosed enclosed) {
        words.add(new Word(at, to, kind, talk.id.toString(), title + talk.title, enclosed));
    }
}
