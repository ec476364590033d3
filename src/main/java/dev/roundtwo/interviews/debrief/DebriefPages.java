package dev.roundtwo.interviews.debrief;

import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.TimelineEntry;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.guesses.GuessDesk;
import dev.roundtwo.interviews.scorecards.Reveal;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.scoring.Debrief;
import dev.roundtwo.scoring.Debriefs;
import dev.roundtwo.scoring.Decision;
import dev.roundtwo.scoring.Rater;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The debrief as a seat may see it: interviewers and observers all of it, peers each other's card, candidates nothing. */
@Component
@Transactional(readOnly = true)
public class DebriefPages {

    private final Debriefs debriefs;
    private final Turns turns;
    private final Seats seats;
    private final Reveal reveal;
    private final Timeline timeline;
    private final GuessDesk guesses;

    DebriefPages(Debriefs debriefs, Turns turns, Seats seats, Reveal reveal, Timeline timeline, GuessDesk guesses) {
        this.guesses = guesses;
        this.debriefs = debriefs;
        this.turns = turns;
        this.seats = seats;
        this.reveal = reveal;
        this.timeline = timeline;
    }

    /** Who has submitted and who has not; an empty list when the debrief is open. */
    public List<Reveal.Waiting> waiting(Seat me) {
        mustBeInvolved(me);
        return reveal.done(me) ? List.of() : reveal.waiting(me);
    }

    /** Who scores and who is done, before the reveal and after it. */
    public List<Reveal.Waiting> raters(Seat me) {
        mustBeInvolved(me);
        return reveal.waiting(me);
    }

    /** One page for a panel; for peers two, first what was written about the caller. Refused before the reveal. */
    public List<DebriefPage> of(Seat me) {
        mustBeInvolved(me);
        mustBeOpen(me);
        return turns.of(me.interviewId()).stream()
                .sorted((one, other) -> Boolean.compare(
                        other.candidateSeat().equals(me.id()),
                        one.candidateSeat().equals(me.id())))
                .filter(turn -> !raters(turn).isEmpty()) // a peer who left has scored nobody
                .map(turn -> page(me, turn))
                .toList();
    }

    /** Who answered in a panel, for the pages that wait. */
    public String candidate(Seat me) {
        return name(turns.of(me.interviewId()).getFirst().candidateSeat());
    }

    /** The lead records what was decided, on top of the decision they saw. */
    @Transactional
    public Decision decide(Seat me, int seen, Decision.Verdict verdict, String reason) {
        mustBeInvolved(me);
        if (me.part() != Part.LEAD) {
            throw new AccessDeniedException("the lead decides");
        }
        turns.hold(me.interviewId());
        mustBeOpen(me);
        Turn turn = turns.of(me.interviewId()).getFirst();
        return debriefs.decide(
                new Rater(me.id(), me.name()), Reveal.subject(turn), raters(turn), seen, verdict, reason);
    }

    void mustBeOpen(Seat me) {
        if (!reveal.done(me)) {
            throw new RuleBroken("scoring.debrief.blind");
        }
    }

    Set<UUID> raters(Turn turn) {
        return Objects.requireNonNull(reveal.raters(turn.interviewId()).get(turn.id()));
    }

    private DebriefPage page(Seat me, Turn turn) {
        Debrief debrief = debriefs.of(Reveal.subject(turn), raters(turn), reveal.shadows(turn.interviewId()));
        Map<UUID, Seat> byId = seats.of(me.interviewId()).stream().collect(Collectors.toMap(Seat::id, seat -> seat));
        List<DebriefPage.Person> people = debrief.columns().stream()
                .map(column -> new DebriefPage.Person(
                        column.name(),
                        Objects.requireNonNull(byId.get(column.rater())).part() == Part.LEAD,
                        !column.counts(),
                        column.submittedAt(),
                        column.recommendation(),
                        column.summary(),
                        PointNames.of(turn, column.points())))
                .toList();
        return new DebriefPage(
                name(turn.candidateSeat()),
                turn.setTitle(),
                people,
                debrief.rows(),
                debrief.decision(),
                timeline.read(me).stream()
                        .filter(entry -> entry.kind() == Kind.CARD_REOPENED)
                        .map(TimelineEntry::who)
                        .distinct()
                        .toList(),
                me.part() == Part.LEAD,
                guesses.shown(turn).orElse(null));
    }

    private String name(UUID seat) {
        return seats.named(seat).name();
    }

    private static void mustBeInvolved(Seat me) {
        if (me.part() == Part.CANDIDATE) {
            throw new NotFound("debrief for", me.id());
        }
    }
}
