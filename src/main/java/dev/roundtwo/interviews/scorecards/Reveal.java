package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.scoring.CardState;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the cards of an interview open to each other: all at the same moment, when the talking is over and every rater of every
 * turn has submitted.
 */
@Component
@Transactional(readOnly = true)
public class Reveal {

    private final Turns turns;
    private final Seats seats;
    private final Scorecards cards;

    Reveal(Turns turns, Seats seats, Scorecards cards) {
        this.turns = turns;
        this.seats = seats;
        this.cards = cards;
    }

    /** Somebody who scores, and whether they have submitted: all that may be known before the reveal. */
    public record Waiting(UUID seat, String name, int tone, boolean me, boolean submitted) {

        public String initial() {
            return name.substring(0, 1);
        }
    }

    /** Who scores the interview, and who is done, as this seat may know it. A shadow waits for their own card too. */
    public List<Waiting> waiting(Seat me) {
        Set<UUID> submitted = new HashSet<>();
        Set<UUID> raters = new HashSet<>();
        turns.raters(me.interviewId()).forEach((turn, seats) -> {
            raters.addAll(seats);
            cards.states(subject(turn)).stream()
                    .filter(CardState::submitted)
                    .map(CardState::rater)
                    .forEach(submitted::add);
        });
        List<Waiting> waiting = new ArrayList<>();
        for (Seat seat : seats.of(me.interviewId())) {
            boolean shadow = seat.part() == Part.SHADOW && seat.id().equals(me.id());
            if (raters.contains(seat.id()) || shadow) {
                waiting.add(new Waiting(
                        seat.id(),
                        seat.name(),
                        Names.tone(seat.name()),
                        seat.id().equals(me.id()),
                        submitted.contains(seat.id())));
            }
        }
        return waiting;
    }

    public boolean done(Seat me) {
        if (!turns.status(me.interviewId()).held()) {
            return false;
        }
        List<Waiting> waiting = waiting(me);
        return !waiting.isEmpty() && waiting.stream().allMatch(Waiting::submitted);
    }

    /** Who scores which turn, by the turn's id. */
    public Map<UUID, Set<UUID>> raters(UUID interview) {
        return turns.raters(interview);
    }

    /** Whose cards are shown beside those that count. */
    public Set<UUID> shadows(UUID interview) {
        return seats.of(interview).stream()
                .filter(seat -> seat.part() == Part.SHADOW)
                .map(Seat::id)
                .collect(Collectors.toSet());
    }

    public static Subject subject(Turn turn) {
        return subject(turn.id());
    }

    static Subject subject(UUID turn) {
        return new Subject("turn", turn);
    }
}
