package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.guesses.GuessDesk;
import dev.roundtwo.interviews.scorecards.ScorecardPanel;
import dev.roundtwo.scoring.Card;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Everything that a room's page shows, read in one transaction. */
@Component
@Transactional
class RoomPages {

    private final RoomSheets sheets;
    private final RoomViews views;
    private final ScorecardPanel panel;
    private final Endgame endgame;
    private final GuessDesk guesses;

    RoomPages(RoomSheets sheets, RoomViews views, ScorecardPanel panel, Endgame endgame, GuessDesk guesses) {
        this.guesses = guesses;
        this.sheets = sheets;
        this.views = views;
        this.panel = panel;
        this.endgame = endgame;
    }

    /** Puts the room into the model as {@code room}, with {@code notes} and, on the interviewers' side, {@code mine} and {@code card}; after it {@code guess}. */
    RoomView fill(Seat me, Model model) {
        RoomSheet sheet = sheets.read(me, true);
        Optional<Card> card = card(me, sheet);
        RoomView room = show(me, sheet, card, model);
        model.addAttribute("notes", sheet.notes());
        if (room.guide() != null && me.scores()) {
            model.addAttribute("mine", sheet.mine());
            card.ifPresent(kept -> model.addAttribute("card", panel.view(me, kept)));
        }
        if (room.status().held()) {
            guesses.offered(me).ifPresent(offer -> model.addAttribute("guess", offer));
        }
        return room;
    }

    /** Only what changes while the page is open; after the talk also {@code ending}. */
    RoomView look(Seat me, Model model) {
        RoomSheet sheet = sheets.read(me, false);
        return show(me, sheet, card(me, sheet), model);
    }

    /** The seat's card on the turn at hand, while it stands beside the room. */
    private Optional<Card> card(Seat me, RoomSheet sheet) {
        return me.asks() && sheet.head().status().open() ? panel.on(sheet.turn(), me) : Optional.empty();
    }

    private RoomView show(Seat me, RoomSheet sheet, Optional<Card> card, Model model) {
        RoomView room = views.look(
                me, sheet, card.map(kept -> Set.copyOf(kept.points())).orElse(Set.of()));
        model.addAttribute("room", room);
        if (room.status().held()) {
            model.addAttribute("ending", endgame.of(me));
        }
        return room;
    }
}
