package dev.roundtwo.welcome;

import static dev.roundtwo.welcome.DemoStaging.person;

import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.interviews.room.SharedNotes;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.scoring.Debriefs;
import dev.roundtwo.scoring.Decision;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Feedbacks;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plays what happens in the demo's rooms, and what is written about it afterwards. */
@Component
class DemoRoom {

    private final Seats seats;
    private final Turns turns;
    private final LiveRoom room;
    private final SharedNotes notes;
    private final Scorecards cards;
    private final Verdicts verdicts;
    private final Bookings bookings;
    private final DemoGuesses guesses;

    DemoRoom(
            Seats seats,
            Turns turns,
            LiveRoom room,
            SharedNotes notes,
            Scorecards cards,
            Verdicts verdicts,
            Bookings bookings,
            DemoGuesses guesses) {
        this.guesses = guesses;
        this.bookings = bookings;
        this.seats = seats;
        this.turns = turns;
        this.room = room;
        this.notes = notes;
        this.cards = cards;
        this.verdicts = verdicts;
    }

    void panel(UUID interview, DemoScript.Panel panel, Instant start, Map<String, Member> people) {
        Seat lead = seat(interview, people, panel.lead());
        Seat candidate = seat(interview, people, panel.candidate());
        perform(interview, lead, panel.events(), start, people);
        Instant end = start.plus(DemoScript.clock(panel.finished()));
        Backdated.at(end.minusSeconds(60), () -> notes.replace(candidate, 0, panel.sharedNotes()));
        Backdated.at(end, () -> room.finish(lead));
        Backdated.at(end.plus(Duration.ofMinutes(3)), () -> guesses.guess(candidate, panel.guessed()));
        Turn turn = turns.current(interview);
        for (DemoScript.Card card : panel.cards()) {
            Backdated.at(
                    end.plus(Duration.ofMinutes(card.submitted())),
                    () -> fill(seat(interview, people, card.rater()), turn, card));
        }
        verdicts.reach(turn, turns.raters(interview).getOrDefault(turn.id(), Set.of()), lead, panel, end);
    }

    void practice(UUID interview, DemoScript.Practice practice, Instant start, Map<String, Member> people) {
        Seat asks = seat(interview, people, practice.asks());
        Seat answers = seat(interview, people, practice.answers());
        perform(interview, asks, practice.events(), start, people);
        Backdated.at(start.plus(Duration.ofMinutes(8)), () -> notes.replace(answers, 0, practice.sharedNotes()));
    }

    /** Two peers ask each other, swap at half-time, and hand in a card each. */
    void peers(Seat first, Seat second, Instant start, List<DemoScript.Card> written) {
        UUID interview = first.interviewId();
        List<Turn> both = turns.of(interview);
        Instant half = start.plus(Duration.ofMinutes(both.getFirst().minutes()));
        Instant end = half.plus(Duration.ofMinutes(both.getLast().minutes()));
        Backdated.at(start, () -> room.start(first));
        Backdated.at(half, () -> room.swap(first));
        Backdated.at(end, () -> room.finish(seats.again(second)));
        List<Seat> raters = List.of(first, second);
        for (int i = 0; i < written.size(); i++) {
            DemoScript.Card card = written.get(i);
            Seat rater = raters.get(i);
            Turn turn = both.get(i);
            Backdated.at(end.plus(Duration.ofMinutes(card.submitted())), () -> fill(rater, turn, card));
        }
    }

    Instant starts(UUID interview) {
        return bookings.of(interview).startsAt();
    }

    private void perform(
            UUID interview, Seat lead, List<DemoScript.Event> events, Instant start, Map<String, Member> people) {
        Backdated.at(start, () -> room.start(lead));
        for (DemoScript.Event event : events) {
            Backdated.at(start.plus(event.after()), () -> act(seat(interview, people, event.by()), event));
        }
    }

    private void act(Seat seat, DemoScript.Event event) {
        switch (event.kind()) {
            case "step" ->
                room.show(seat, turns.current(seat.interviewId()).progress().position(), event.question() - 1);
            case "hint" -> room.giveHint(seat, event.question() - 1, event.number() - 1);
            case "follow_up" -> room.askFollowUp(seat, event.question() - 1, event.number() - 1);
            case "bookmark" -> room.bookmark(seat, event.text() == null ? "" : event.text());
            default -> throw new IllegalArgumentException("The demo knows no event " + event.kind());
        }
    }

    private void fill(Seat seat, Turn turn, DemoScript.Card card) {
        Rater rater = new Rater(seat.id(), seat.name());
        UUID id = cards.open(rater, new Subject("turn", turn.id()), turn.rubric());
        card.levels().forEach((key, level) -> write(rater, id, "level." + key, level.toString()));
        card.notes().forEach((key, note) -> write(rater, id, "note." + key, note));
        card.points()
                .forEach((question, points) -> points.forEach(point ->
                        write(rater, id, "point." + (Integer.parseInt(question) - 1) + ".p" + (point - 1), "yes")));
        write(rater, id, "recommendation", card.recommendation());
        write(rater, id, "summary", card.summary());
        cards.submit(rater, id);
    }

    private void write(Rater rater, UUID card, String field, String value) {
        cards.save(rater, card, new Edit(Ids.next(), field, 0, value));
    }

    private Seat seat(UUID interview, Map<String, Member> people, String key) {
        return seats.of(interview, person(people, key).accountId());
    }

    /** The debrief's end: what was decided, and what the candidate may read. */
    @Component
    static class Verdicts {

        private final Debriefs debriefs;
        private final Feedbacks feedbacks;

        Verdicts(Debriefs debriefs, Feedbacks feedbacks) {
            this.debriefs = debriefs;
            this.feedbacks = feedbacks;
        }

        void reach(Turn turn, Set<UUID> raters, Seat lead, DemoScript.Panel panel, Instant end) {
            Subject subject = new Subject("turn", turn.id());
            Rater rater = new Rater(lead.id(), lead.name());
            DemoScript.Decision decision = panel.decision();
            Instant decided = end.plus(Duration.ofMinutes(decision.minutesAfter()));
            Backdated.at(
                    decided,
                    () -> debriefs.decide(
                            rater,
                            subject,
                            raters,
                            0,
                            Decision.Verdict.valueOf(decision.outcome()),
                            decision.reason()));
            Backdated.at(decided.plus(Duration.ofMinutes(15)), () -> {
                var draft = feedbacks.draft(subject, raters);
                feedbacks.save(
                        rater,
                        subject,
                        raters,
                        new Edit(
                                Ids.next(),
                                "text",
                                draft.version(),
                                panel.feedback().text()));
                feedbacks.publish(
                        rater, subject, raters, feedbacks.draft(subject, raters).version(), true);
            });
        }
    }
}
