package dev.roundtwo.welcome;

import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.scoring.Competency;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Rubrics;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plays the interviews that the demo's people held with each other in the months before. */
@Component
class DemoHistory {

    private final Interviews interviews;
    private final Seats seats;
    private final Turns turns;
    private final LiveRoom room;
    private final Rubrics rubrics;
    private final Scorecards cards;
    private final DemoGuesses guesses;

    DemoHistory(
            Interviews interviews,
            Seats seats,
            Turns turns,
            LiveRoom room,
            Rubrics rubrics,
            Scorecards cards,
            DemoGuesses guesses) {
        this.guesses = guesses;
        this.interviews = interviews;
        this.seats = seats;
        this.turns = turns;
        this.room = room;
        this.rubrics = rubrics;
        this.cards = cards;
    }

    void play(DemoScript.Past past, Instant start, Map<String, Member> people, Map<String, UUID> made) {
        Member asks = DemoStaging.person(people, past.asks());
        Member answers = DemoStaging.person(people, past.answers());
        Duration length = Duration.ofMinutes(past.minutes());
        UUID[] interview = new UUID[1];
        Backdated.at(start.minus(Duration.ofDays(2)), () -> interview[0] = planned(past, start, asks, answers, made));
        Seat first = seats.of(interview[0], asks.accountId());
        Seat second = seats.of(interview[0], answers.accountId());
        Backdated.at(start, () -> room.start(first));
        Backdated.at(start.plus(length.dividedBy(2)), () -> room.swap(first));
        Backdated.at(start.plus(length), () -> room.finish(seats.again(second)));
        List<Turn> both = turns.of(interview[0]);
        Backdated.at(start.plus(length).plusSeconds(120), () -> guesses.guess(seats.again(first), past.askerGuessed()));
        Backdated.at(
                start.plus(length).plusSeconds(150), () -> guesses.guess(seats.again(second), past.answererGuessed()));
        Backdated.at(start.plus(length).plusSeconds(300), () -> scores(first, both.getFirst(), past.asked()));
        Backdated.at(start.plus(length).plusSeconds(480), () -> scores(second, both.getLast(), past.answered()));
    }

    private UUID planned(DemoScript.Past past, Instant start, Member asks, Member answers, Map<String, UUID> made) {
        return new Scope(asks.workspaceId(), asks.accountId())
                .call(() -> interviews.schedule(
                        asks,
                        new Plan(
                                asks.name() + " and " + answers.name(),
                                Mode.PEER,
                                Objects.requireNonNull(made.get(past.set())),
                                made.get(past.secondSet()),
                                Plan.Invitee.member(answers.accountId()),
                                List.of(),
                                List.of(),
                                start,
                                ZoneOffset.UTC,
                                false)));
    }

    private void scores(Seat seat, Turn turn, List<Integer> levels) {
        Rater rater = new Rater(seat.id(), seat.name());
        UUID card = cards.open(rater, new Subject("turn", turn.id()), turn.rubric());
        List<Competency> asked = rubrics.named(turn.rubric()).competencies();
        for (int at = 0; at < asked.size(); at++) {
            write(rater, card, "level." + asked.get(at).key(), levels.get(at).toString());
        }
        write(
                rater,
                card,
                "recommendation",
                levels.stream().mapToInt(level -> level).sum() > 12 ? "YES" : "NO");
        cards.submit(rater, card);
    }

    private void write(Rater rater, UUID card, String field, String value) {
        cards.save(rater, card, new Edit(Ids.next(), field, 0, value));
    }
}
