package dev.roundtwo.interviews.guesses;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.scorecards.Reveal;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.scoring.Competency;
import dev.roundtwo.scoring.Feedbacks;
import dev.roundtwo.scoring.Rubrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever answers says how they think they did. Taken while they may read nothing of it: of peers until both cards open, of a
 * panel from its end until feedback is published. Nothing waits for it.
 */
@Component
@Transactional(readOnly = true)
public class GuessDesk {

    private final OwnGuesses guesses;
    private final Turns turns;
    private final Reveal reveal;
    private final Feedbacks feedbacks;
    private final Rubrics rubrics;
    private final Audit audit;

    GuessDesk(OwnGuesses guesses, Turns turns, Reveal reveal, Feedbacks feedbacks, Rubrics rubrics, Audit audit) {
        this.guesses = guesses;
        this.turns = turns;
        this.reveal = reveal;
        this.feedbacks = feedbacks;
        this.rubrics = rubrics;
        this.audit = audit;
    }

    /** What the seat guessed, what it may guess, and why it may not; {@link NotFound} for those who answer nothing. */
    public GuessSheet sheet(Seat me) {
        Turn turn = answered(me);
        return sheet(me, turn, guesses.on(turn).orElse(null));
    }

    /** The same for a page that shows it to whoever has one, now. */
    public Optional<GuessSheet> offered(Seat me) {
        if (me.part() != Part.CANDIDATE && me.part() != Part.PEER) {
            return Optional.empty();
        }
        return Optional.of(sheet(me)).filter(GuessSheet::open);
    }

    /** What was guessed on the turn, for those who may read its result. */
    public Optional<GuessSheet> shown(Turn turn) {
        return guesses.on(turn)
                .map(guess -> GuessSheet.of(rubrics.named(turn.rubric()), guess, false, null, turn.setTitle()));
    }

    /** Keeps it in the place of the one that was seen; sent twice it is kept once. */
    @Transactional
    public void give(Seat me, Guess typed) {
        turns.hold(me.interviewId());
        Turn turn = answered(me);
        String closed = closed(me, turn);
        if (closed != null) {
            throw new RuleBroken(closed);
        }
        Guess standing = guesses.on(turn).orElse(null);
        if (standing != null && standing.same(typed)) {
            return;
        }
        if (typed.version() != (standing == null ? 0 : standing.version())) {
            throw new RuleBroken("interviews.guess.changed");
        }
        mustBeAsked(turn, typed);
        guesses.keep(turn, new Guess(typed.recommendation(), typed.levels(), typed.version() + 1));
        told(me);
    }

    /** A page for whoever typed this and was refused. */
    GuessSheet again(Seat me, Guess typed) {
        Turn turn = answered(me);
        int version = guesses.on(turn).map(Guess::version).orElse(0);
        return sheet(me, turn, new Guess(typed.recommendation(), typed.levels(), version));
    }

    private GuessSheet sheet(Seat me, Turn turn, @Nullable Guess guess) {
        return GuessSheet.of(
                rubrics.named(turn.rubric()), guess, me.part() == Part.PEER, closed(me, turn), turn.setTitle());
    }

    private Turn answered(Seat me) {
        return turns.of(me.interviewId()).stream()
                .filter(turn -> turn.candidateSeat().equals(me.id()))
                .findFirst()
                .orElseThrow(() -> new NotFound("guess of", me.id()));
    }

    /** Why no guess is taken, as the code of a message; null when one is. */
    private @Nullable String closed(Seat me, Turn turn) {
        Status status = turns.status(me.interviewId());
        if (status == Status.CANCELLED) {
            return "interviews.guess.cancelled";
        }
        if (me.part() == Part.PEER) {
            return turn.startedAt() == null
                    ? "interviews.guess.early.peers"
                    : reveal.done(me) ? "interviews.guess.late.peers" : null;
        }
        return !status.held()
                ? "interviews.guess.early"
                : feedbacks.read(Reveal.subject(turn)).isPresent() ? "interviews.guess.late" : null;
    }

    private void mustBeAsked(Turn turn, Guess typed) {
        if (typed.empty()) {
            throw new RuleBroken("interviews.guess.empty");
        }
        List<Competency> asked = rubrics.named(turn.rubric()).competencies();
        Set<String> keys = asked.stream().map(Competency::key).collect(Collectors.toSet());
        if (!keys.containsAll(typed.levels().keySet())
                || typed.levels().values().stream().anyMatch(level -> level < 1 || level > 4)) {
            throw new RuleBroken("interviews.guess.unknown");
        }
    }

    /** That there is one, never what it says. */
    private void told(Seat me) {
        Scope scope = me.accountId() == null ? Scope.current() : new Scope(me.workspaceId(), me.accountId());
        scope.run(() -> audit.record(
                "guess.given", "interview", me.interviewId(), "seat", me.id().toString()));
    }
}
