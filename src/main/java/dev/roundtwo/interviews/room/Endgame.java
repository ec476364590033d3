package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.debrief.FeedbackDesk;
import dev.roundtwo.interviews.scorecards.Reveal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out what is left to do, or to read, once the talk is over. */
@Component
class Endgame {

    private final Reveal reveal;
    private final FeedbackDesk feedback;

    Endgame(Reveal reveal, FeedbackDesk feedback) {
        this.reveal = reveal;
        this.feedback = feedback;
    }

    Ending of(Seat me) {
        List<Reveal.Waiting> waiting = me.part() == Part.CANDIDATE ? List.of() : reveal.waiting(me);
        return new Ending(
                me.part(),
                me.accountId() == null,
                waiting.stream().anyMatch(rater -> rater.me() && !rater.submitted()),
                !waiting.isEmpty() && waiting.stream().allMatch(Reveal.Waiting::submitted),
                me.part() != Part.PEER && feedback.published(me));
    }
}
