package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.scorecards.ScorecardPanel;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which points the seat has ticked, on its own card. */
@Component
class HeardPoints {

    private final ScorecardPanel panel;

    HeardPoints(ScorecardPanel panel) {
        this.panel = panel;
    }

    Set<String> of(Seat me, Turn turn) {
        return panel.heard(me, turn);
    }
}
