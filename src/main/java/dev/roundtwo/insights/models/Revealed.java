package dev.roundtwo.insights.models;

import dev.roundtwo.interviews.Histories.History;
import dev.roundtwo.interviews.Histories.Sitter;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.guesses.Guess;
import dev.roundtwo.interviews.guesses.OwnGuesses;
import dev.roundtwo.scoring.Competency;
import dev.roundtwo.scoring.Debrief;
import dev.roundtwo.scoring.Debriefs;
import dev.roundtwo.scoring.Feedbacks;
import dev.roundtwo.scoring.Recommendation;
import dev.roundtwo.scoring.Rubrics;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The levels that the person they are about may read already: of peers each other's cards once all are in, of a panel what was
 * published to the candidate. Everything else stays where it is.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Revealed {

    private static final String TURN = "turn";
    private static final String OVERALL = "recommendation";

    private final Turns turns;
    private final Scorecards cards;
    private final Debriefs debriefs;
    private final Feedbacks feedbacks;
    private final Rubrics rubrics;
    private final OwnGuesses guesses;

    Revealed(
            Turns turns,
            Scorecards cards,
            Debriefs debriefs,
            Feedbacks feedbacks,
            Rubrics rubrics,
            OwnGuesses guesses) {
        this.guesses = guesses;
        this.turns = turns;
        this.cards = cards;
        this.debriefs = debriefs;
        this.feedbacks = feedbacks;
        this.rubrics = rubrics;
    }

    /** One level; the source is the seat of who gave it, or "feedback". */
    record Level(
            UUID turn,
            String source,
            String competency,
            @Nullable UUID account,
            String name,
            int level) {}

    /** A level beside the one that was guessed for it; of what was not guessed there is none. */
    record Guessed(
            UUID turn,
            String source,
            String competency,
            @Nullable UUID account,
            String name,
            int guess,
            int level) {}

    /** What may be read of an interview. */
    record Seen(List<Level> levels, List<Guessed> guesses) {}

    /** Of an interview that was held. */
    Seen of(History history) {
        Map<UUID, UUID> accounts = new HashMap<>();
        for (Sitter one : history.people()) {
            if (one.account() != null) {
                accounts.put(one.seat(), one.account());
            }
        }
        List<Level> found = new ArrayList<>();
        List<Level> overall = new ArrayList<>();
        Map<UUID, Set<UUID>> raters = history.mode() == Mode.PEER ? open(history.id()) : Map.of();
        for (Turn turn : turns.of(history.id())) {
            UUID account = accounts.get(turn.candidateSeat());
            Set<UUID> scored = raters.getOrDefault(turn.id(), Set.of());
            if (!scored.isEmpty()) {
                cards(turn, account, scored, found, overall);
            } else if (history.mode() == Mode.PANEL) {
                published(turn, account, found);
            }
        }
        return new Seen(found, guessed(guesses.of(history.id()), Stream.concat(found.stream(), overall.stream())));
    }

    private static List<Guessed> guessed(Map<UUID, Guess> guesses, Stream<Level> levels) {
        List<Guessed> both = new ArrayList<>();
        levels.forEach(one -> {
            Guess guess = guesses.get(one.turn());
            int guessed = guess == null
                    ? 0
                    : one.competency().equals(OVERALL) ? step(guess.recommendation()) : guess.level(one.competency());
            if (guessed > 0) {
                both.add(new Guessed(
                        one.turn(), one.source(), one.competency(), one.account(), one.name(), guessed, one.level()));
            }
        });
        return both;
    }

    /** A recommendation as one of four steps, the strongest doubt being 1; 0 for none. */
    private static int step(@Nullable Recommendation recommendation) {
        return recommendation == null ? 0 : recommendation.ordinal() + 1;
    }

    /** Who scored which turn, when the cards of both are in; else nobody. */
    private Map<UUID, Set<UUID>> open(UUID interview) {
        Map<UUID, Set<UUID>> raters = turns.raters(interview);
        Set<UUID> all = raters.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return cards.submitted(all).containsAll(all) ? raters : Map.of();
    }

    private void cards(Turn turn, @Nullable UUID account, Set<UUID> raters, List<Level> found, List<Level> overall) {
        Debrief debrief = debriefs.of(new Subject(TURN, turn.id()), raters, Set.of());
        for (Debrief.Column column : debrief.columns()) {
            if (column.recommendation() != null) {
                String rater = column.rater().toString();
                overall.add(new Level(turn.id(), rater, OVERALL, account, "Overall", step(column.recommendation())));
            }
        }
        for (Debrief.Row row : debrief.rows()) {
            for (int at = 0; at < row.cells().size(); at++) {
                int level = row.cells().get(at).level();
                if (level > 0) {
                    String rater = debrief.columns().get(at).rater().toString();
                    found.add(new Level(turn.id(), rater, row.key(), account, row.name(), level));
                }
            }
        }
    }

    private void published(Turn turn, @Nullable UUID account, List<Level> found) {
        feedbacks.read(new Subject(TURN, turn.id())).ifPresent(feedback -> {
            Map<String, String> keys = rubrics.named(turn.rubric()).competencies().stream()
                    .collect(Collectors.toMap(Competency::name, Competency::key, (one, other) -> one));
            feedback.results()
                    .forEach(result -> found.add(new Level(
                            turn.id(),
                            "feedback",
                            keys.getOrDefault(result.name(), result.name()),
                            account,
                            result.name(),
                            result.level())));
        });
    }
}
