package dev.roundtwo.interviews.debrief;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.guesses.GuessDesk;
import dev.roundtwo.interviews.guesses.GuessSheet;
import dev.roundtwo.interviews.scorecards.Reveal;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.Markdown;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Feedback;
import dev.roundtwo.scoring.Feedbacks;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The candidate's feedback in a panel: interviewers write it together, the lead publishes, the candidate reads. */
@Component
@Transactional
public class FeedbackDesk {

    private final Feedbacks feedbacks;
    private final DebriefPages debriefs;
    private final GuessDesk guesses;
    private final Turns turns;
    private final Markdown markdown;

    FeedbackDesk(Feedbacks feedbacks, DebriefPages debriefs, GuessDesk guesses, Turns turns, Markdown markdown) {
        this.guesses = guesses;
        this.feedbacks = feedbacks;
        this.debriefs = debriefs;
        this.turns = turns;
        this.markdown = markdown;
    }

    /** What the candidate and the interviewers' side may read, once there is something; a shadow when their own card is in. */
    @Transactional(readOnly = true)
    public Optional<Letter> letter(Seat me) {
        if (me.part() == Part.SHADOW) {
            debriefs.mustBeOpen(me);
        }
        Turn turn = turn(me);
        return feedbacks
                .read(Reveal.subject(turn))
                .map(feedback -> new Letter(
                        turn.setTitle(),
                        feedback,
                        markdown.html(feedback.text()),
                        guesses.shown(turn).orElse(null)));
    }

    /** Whether there is something to read. */
    @Transactional(readOnly = true)
    public boolean published(Seat me) {
        return (me.part() != Part.SHADOW || open(me))
                && feedbacks.read(Reveal.subject(turn(me))).isPresent();
    }

    /** The draft, with what the cards offer to put into it. */
    public Desk desk(Seat me) {
        mustWrite(me);
        Turn turn = turn(me);
        Feedback.Draft draft =
                feedbacks.draft(Reveal.subject(turn), raters(turn), points -> PointNames.of(turn, points));
        DebriefPage page = debriefs.of(me).getFirst();
        List<Material> material = new ArrayList<>();
        page.rows().forEach(row -> row.cells().forEach(cell -> {
            if (cell.counts() && !cell.note().isBlank()) {
                material.add(new Material(
                        cell.note(),
                        cell.rater() + " · " + row.name() + (cell.level() == 0 ? "" : " " + cell.level())));
            }
        }));
        page.people().stream()
                .filter(person -> !person.shadow() && !person.summary().isBlank())
                .forEach(person -> material.add(new Material(person.summary(), person.name() + " · summary")));
        int published = feedbacks.publications(Reveal.subject(turn)).size();
        return new Desk(page.candidate(), page.firstName(), draft, material, published, me.part() == Part.LEAD);
    }

    /** What a text will look like to the candidate; nothing of it is kept. */
    @Transactional(readOnly = true)
    public String preview(Seat me, String text) {
        mustWrite(me);
        return markdown.html(text);
    }

    /** Whether there is a draft to show. */
    @Transactional(readOnly = true)
    public boolean open(Seat me) {
        return debriefs.waiting(me).isEmpty();
    }

    public Saved save(Seat me, Edit edit) {
        mustWrite(me);
        debriefs.mustBeOpen(me);
        Turn turn = turn(me);
        return feedbacks.save(rater(me), Reveal.subject(turn), raters(turn), edit);
    }

    /** Publishes what the lead last saw. */
    public Feedback publish(Seat me, int seen, boolean levels) {
        mustWrite(me);
        if (me.part() != Part.LEAD) {
            throw new RuleBroken("interviews.feedback.lead");
        }
        turns.hold(me.interviewId());
        debriefs.mustBeOpen(me);
        Turn turn = turn(me);
        return feedbacks.publish(rater(me), Reveal.subject(turn), raters(turn), seen, levels);
    }

    private Set<UUID> raters(Turn turn) {
        return debriefs.raters(turn);
    }

    private Turn turn(Seat me) {
        return turns.of(me.interviewId()).getFirst();
    }

    private static Rater rater(Seat me) {
        return new Rater(me.id(), me.name());
    }

    private static void mustWrite(Seat me) {
        if (me.part() != Part.LEAD && me.part() != Part.INTERVIEWER) {
            throw new NotFound("feedback draft for", me.id());
        }
    }

    /** The published text as HTML, with what it says of each competency, and what the candidate had guessed. */
    public record Letter(
            String set,
            Feedback feedback,
            String html,
            @Nullable GuessSheet guess) {}

    /** Where feedback is written. */
    public record Desk(
            String candidate,
            String firstName,
            Feedback.Draft draft,
            List<Material> material,
            int published,
            boolean lead) {}

    /** A sentence from the cards, and where it comes from. */
    public record Material(String text, String from) {}
}
