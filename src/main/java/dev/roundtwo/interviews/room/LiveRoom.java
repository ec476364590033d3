package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Progress.Asked;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.ending.Endings;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an interviewer does in the room. Every step says what it leaves, so two people who press the same button at once move
 * the interview once.
 */
@Service
@Transactional
public class LiveRoom {

    private final RoomState state;
    private final Turns turns;
    private final Timeline timeline;
    private final SharedNotes notes;
    private final Seats seats;
    private final Endings endings;
    private final Clock clock;

    LiveRoom(
            RoomState state,
            Turns turns,
            Timeline timeline,
            SharedNotes notes,
            Seats seats,
            Endings endings,
            Clock clock) {
        this.state = state;
        this.turns = turns;
        this.timeline = timeline;
        this.notes = notes;
        this.seats = seats;
        this.endings = endings;
        this.clock = clock;
    }

    /** Opens the interview with its first question. */
    public void start(Seat me) {
        turns.hold(me.interviewId());
        must(me, Seat::leads);
        if (turns.status(me.interviewId()) == Status.LIVE) {
            return;
        }
        state.start(me, clock.instant());
        timeline.record(me, Kind.STARTED, Audience.EVERYONE, Map.of());
        open(me);
    }

    /** Leaves question {@code from} for {@code to}; nothing happens when somebody has already left it. */
    public void show(Seat me, int from, int to) {
        Turn turn = running(me, Seat::leads);
        if (to < 0 || to >= turn.agenda().size()) {
            throw new RuleBroken("interviews.step.beyond");
        }
        if (turn.progress().position() != from || from == to) {
            return;
        }
        snapshot(me);
        turns.keep(turn, turn.progress().show(to, clock.instant()));
        timeline.record(me, Kind.QUESTION, Audience.EVERYONE, Map.of("position", to));
    }

    /** Gives the next hint of a question of which {@code given} were given; nothing happens when it is out already. */
    public void giveHint(Seat me, int question, int given) {
        Turn turn = running(me, Seat::leads);
        Asked asked = at(turn, question);
        if (asked.hints().size() != given) {
            return;
        }
        if (given >= turn.agenda().get(question).hints().size()) {
            throw new RuleBroken("interviews.hint.none");
        }
        turns.keep(turn, turn.progress().hint(question, clock.instant()));
        timeline.record(me, Kind.HINT, Audience.EVERYONE, Map.of("position", question, "hint", given));
    }

    /** Puts a follow-up to the candidate; nothing happens when it was put before. */
    public void askFollowUp(Seat me, int question, int followUp) {
        Turn turn = running(me, Seat::leads);
        Asked asked = at(turn, question);
        if (followUp < 0 || followUp >= turn.agenda().get(question).followUps().size()) {
            throw new NotFound("follow-up", followUp);
        }
        if (asked.followUps().containsKey(followUp)) {
            return;
        }
        turns.keep(turn, turn.progress().followUp(question, followUp, clock.instant()));
        timeline.record(me, Kind.FOLLOW_UP, Audience.EVERYONE, Map.of("position", question, "followUp", followUp));
    }

    /** Marks this moment for oneself, with a few words or none. */
    public void bookmark(Seat me, String text) {
        if (text.length() > 300) {
            throw new RuleBroken("interviews.bookmark.length");
        }
        Turn turn = running(me, Seat::marks);
        timeline.record(
                me,
                Kind.BOOKMARK,
                Audience.SELF,
                Map.of("position", turn.progress().position(), "text", text.strip()));
    }

    /** Says "let us swap" to the other peer. */
    public void proposeSwap(Seat me) {
        if (state.proposeSwap(me)) {
            timeline.record(me, Kind.SWAP_PROPOSED, Audience.EVERYONE, Map.of());
        }
    }

    /** Half-time: who asked answers from now on. For the peer who asks; once. */
    public void swap(Seat me) {
        Turn first = running(me, Seat::leads);
        if (!state.swap(me)) {
            return;
        }
        snapshot(me);
        end(first);
        timeline.record(me, Kind.SWAPPED, Audience.EVERYONE, Map.of());
        open(me);
    }

    /** Ends the talking; what is left is to score. */
    public void finish(Seat me) {
        Turn turn = turns.hold(me.interviewId());
        must(me, Seat::leads);
        if (turns.status(me.interviewId()).held()) {
            return;
        }
        state.finish(me, clock.instant());
        snapshot(me);
        end(turn);
        timeline.record(me, Kind.FINISHED, Audience.EVERYONE, Map.of());
        endings.finished(me);
    }

    private void open(Seat me) {
        Turn turn = turns.hold(me.interviewId());
        turns.keep(turn, turn.progress().show(0, clock.instant()));
        state.turnStarted(turn, clock.instant());
        timeline.record(me, Kind.QUESTION, Audience.EVERYONE, Map.of("position", 0));
    }

    private void end(Turn turn) {
        turns.keep(turn, turn.progress().stop(clock.instant()));
        state.turnEnded(turn, clock.instant());
    }

    private void snapshot(Seat me) {
        notes.unrecorded(me.interviewId())
                .ifPresent(text -> timeline.record(
                        me.interviewId(), null, "", Kind.NOTES, Audience.EVERYONE, Map.of("text", text)));
    }

    /** The interview held and running, and the caller one who may: asked in this order, so that a swap comes before or after. */
    private Turn running(Seat me, Predicate<Seat> may) {
        Turn turn = turns.hold(me.interviewId());
        must(me, may);
        state.mustBe(me.interviewId(), Status.LIVE);
        return turn;
    }

    private static Asked at(Turn turn, int question) {
        if (question < 0 || question >= turn.agenda().size()) {
            throw new NotFound("question", question);
        }
        return turn.progress().questions().get(question);
    }

    /** The side is read again: a seat from before half-time says nothing about now. */
    private void must(Seat me, Predicate<Seat> may) {
        Seat now = seats.again(me);
        if (!now.asks()) {
            throw new NotFound("room", me.interviewId());
        }
        if (!may.test(now)) {
            throw new AccessDeniedException("they watch");
        }
    }
}
