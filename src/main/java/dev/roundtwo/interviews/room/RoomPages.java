package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.scorecards.ScorecardPanel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Everything that a room's page shows, read in one transaction. */
@Component
@Transactional
class RoomPages {

    private final RoomViews views;
    private final SharedNotes notes;
    private final PrivateNotes privateNotes;
    private final ScorecardPanel panel;
    private final Endgame endgame;

    RoomPages(RoomViews views, SharedNotes notes, PrivateNotes privateNotes, ScorecardPanel panel, Endgame endgame) {
        this.views = views;
        this.notes = notes;
        this.privateNotes = privateNotes;
        this.panel = panel;
        this.endgame = endgame;
    }

    /** Puts the room into the model as {@code room}, with {@code notes} and, on the interviewers' side, {@code mine} and {@code card}. */
    RoomView fill(Seat me, Model model) {
        RoomView room = look(me, model);
        model.addAttribute("notes", notes.read(me.interviewId()));
        if (room.guide() != null) {
            if (me.scores()) {
                model.addAttribute("mine", privateNotes.read(me));
            }
            panel.fill(model, me);
        }
        return room;
    }

    /** Only what changes while the page is open; after the talk also {@code ending}. */
    RoomView look(Seat me, Model model) {
        RoomView room = views.look(me);
        model.addAttribute("room", room);
        if (room.status().held()) {
            model.addAttribute("ending", endgame.of(me));
        }
        return room;
    }
}
