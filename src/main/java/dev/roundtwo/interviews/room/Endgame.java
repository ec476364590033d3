package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.debrief.FeedbackDesk;
import dev.roundtwo.interviews.scorecards.Reveal;
import org.springframework.stereotype.Component;

/** Finds out what is left to do, or to read, after the talk. */
@Component
class Endgame {

    private final Reveal reveal;
    private final FeedbackDesk feedback;

    Endgame(Reveal reveal, FeedbackDesk feedback) {
        this.reveal = reveal;
        this.feedback = feedback;
    }

    Ending of(Seat me) {
        boolean answered = me.part() == Part.CANDIDATE;
        return new Ending(
                me.part(),
                me.accountId() == null,
                !answered && reveal.waiting(me).stream().anyMatch(rater -> rater.me() && !rater.submitted()),
                !answered && reveal.done(me),
                me.part() != Part.PEER && feedback.published(me));
    }
}
