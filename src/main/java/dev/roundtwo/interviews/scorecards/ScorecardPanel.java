package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.AskedQuestion;
import dev.roundtwo.scoring.Card;
import dev.roundtwo.scoring.Debriefs;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.PastEdit;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Saved;
import dev.roundtwo.scoring.Scorecards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The card of the seat that asks, from the start of the turn it scores: beside the room, and on a page of its own. */
@Component
@Transactional
public class ScorecardPanel {

    private final Scorecards cards;
    private final Turns turns;
    private final Reveal reveal;
    private final Debriefs debriefs;
    private final JsonMapper json;

    ScorecardPanel(Scorecards cards, Turns turns, Reveal reveal, Debriefs debriefs, JsonMapper json) {
        this.cards = cards;
        this.turns = turns;
        this.reveal = reveal;
        this.debriefs = debriefs;
        this.json = json;
    }

    /** The seat's card on that turn, opened when there is none; nothing for a seat that keeps none, or none yet. */
    public Optional<Card> on(Turn turn, Seat me) {
        return me.scores(turn) && turn.startedAt() != null ? Optional.of(card(turn, me)) : Optional.empty();
    }

    public CardView view(Seat me, Card card) {
        return view(me, card, Map.of());
    }

    public CardView view(Seat me) {
        return view(me, Map.of());
    }

    /** Whether the room that the card stands beside is still open. */
    @Transactional(readOnly = true)
    public boolean besideTheRoom(Seat me) {
        return me.asks() && turns.status(me.interviewId()) == Status.LIVE;
    }

    /** The live topic of the seat's own card, once it has one. */
    public Optional<String> topic(Seat me) {
        if (!me.scores() || turns.scoredBy(me).startedAt() == null) {
            return Optional.empty();
        }
        return Optional.of(Scorecards.topic(card(me).id()));
    }

    /** What a strong answer to each question holds, to tick on the card's own page. */
    @Transactional(readOnly = true)
    public List<PointList> points(Seat me) {
        Turn turn = turns.scoredBy(me);
        Card card = cards.mine(rater(me), Reveal.subject(turn));
        List<PointList> lists = new ArrayList<>();
        for (AskedQuestion asked : turn.agenda()) {
            List<Point> points = new ArrayList<>();
            for (String words : asked.points()) {
                String field = "point." + lists.size() + ".p" + points.size();
                points.add(new Point(
                        field, card.version(field), words, !card.value(field).isEmpty()));
            }
            lists.add(new PointList(asked.title(), points));
        }
        return lists;
    }

    /** One question's points. */
    public record PointList(String title, List<Point> points) {

        public long heard() {
            return points.stream().filter(Point::heard).count();
        }
    }

    public record Point(String field, int version, String words, boolean heard) {}

    String fields(Seat me) {
        return json.writeValueAsString(card(me).fields());
    }

    /** The seat's own card, opened when there is none. */
    public Card own(Seat me) {
        return card(me);
    }

    public Saved save(Seat me, UUID card, Edit edit) {
        return cards.save(rater(me), card, edit);
    }

    /** Saves what differs of a form: each field with the version it was read at. Answers with the texts that came too late. */
    Map<String, CardView.Lost> saveAll(Seat me, Map<String, String> typed) {
        Card card = card(me);
        Map<String, CardView.Lost> lost = new LinkedHashMap<>();
        typed.forEach((name, seen) -> {
            String field = name.startsWith("version.") ? name.substring("version.".length()) : "";
            String value = typed.getOrDefault(field, "").replace("\r\n", "\n");
            if (!field.isEmpty() && !value.equals(card.value(field))) {
                Edit edit = new Edit(Ids.next(), field, number(seen), value);
                if (cards.save(rater(me), card.id(), edit) instanceof Saved.Conflict conflict) {
                    lost.put(field, new CardView.Lost(value, conflict));
                }
            }
        });
        return lost;
    }

    CardView view(Seat me, Map<String, CardView.Lost> lost) {
        return view(me, card(me), lost);
    }

    private CardView view(Seat me, Card card, Map<String, CardView.Lost> lost) {
        return CardView.of(
                card,
                json.writeValueAsString(card.fields()),
                me.part() == Part.PEER,
                card.submitted() ? reveal.waiting(me) : List.of(),
                card.submitted()
                        && turns.status(me.interviewId()) != Status.CLOSED
                        && (me.part() == Part.PEER
                                ? !reveal.done(me)
                                : debriefs.decision(card.subject()).isEmpty()),
                lost);
    }

    public void submit(Seat me) {
        turns.hold(me.interviewId());
        cards.submit(rater(me), card(me).id());
    }

    /** Peers' cards stay as they are once both have read each other's, and all of them once the interview is closed. */
    public void reopen(Seat me, String reason) {
        turns.hold(me.interviewId());
        if (turns.status(me.interviewId()) == Status.CLOSED) {
            throw new RuleBroken("interviews.card.closed");
        }
        if (me.part() == Part.PEER && reveal.done(me)) {
            throw new RuleBroken("interviews.card.revealed");
        }
        cards.reopen(rater(me), card(me).id(), reason);
    }

    List<PastEdit> history(Seat me) {
        return cards.history(rater(me), card(me).id()).reversed();
    }

    private Card card(Seat me) {
        Turn turn = turns.scoredBy(me);
        if (turn.startedAt() == null) {
            throw new NotFound("scorecard of", me.id());
        }
        return card(turn, me);
    }

    private Card card(Turn turn, Seat me) {
        return cards.find(rater(me), Reveal.subject(turn)).orElseGet(() -> {
            cards.open(rater(me), Reveal.subject(turn), turn.rubric());
            return cards.mine(rater(me), Reveal.subject(turn));
        });
    }

    private static Rater rater(Seat me) {
        return new Rater(me.id(), me.name());
    }

    private static int number(String seen) {
        try {
            return Integer.parseInt(seen);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
