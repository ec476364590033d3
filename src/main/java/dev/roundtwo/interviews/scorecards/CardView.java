package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.scoring.Card;
import dev.roundtwo.scoring.Competency;
import dev.roundtwo.scoring.Recommendation;
import dev.roundtwo.scoring.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seat's own card as its page needs it; {@code fields} is the whole of it as JSON, for the page's scripts. */
public record CardView(
        UUID id,
        @Nullable Instant submittedAt,
        List<Signal> signals,
        Choice recommendation,
        Text summary,
        long scored,
        String fields,
        boolean peers,
        List<Reveal.Waiting> waiting,
        boolean mayReopen) {

    /** One competency: its levels to choose from, and the note. */
    public record Signal(String key, String name, String about, Choice level, Text note, boolean open) {}

    /** One of several: the options' values with their words, and the chosen one. */
    public record Choice(
            String field,
            int version,
            String value,
            List<Option> options,
            @Nullable Clash clash) {}

    public record Option(String value, String words, boolean chosen) {}

    public record Text(
            String field,
            int version,
            String value,
            @Nullable Clash clash) {}

    /** What stands in a field that was changed while a text was written for it. */
    public record Clash(
            String mine, String theirs, String by, @Nullable Instant at) {}

    /** Whether all cards are in, so that they may be read side by side. */
    public boolean open() {
        return !waiting.isEmpty() && waiting.stream().allMatch(Reveal.Waiting::submitted);
    }

    public boolean submitted() {
        return submittedAt != null;
    }

    /** Texts that lost to a quicker one stand in their fields again, beside what won. */
    static CardView of(
            Card card,
            String fields,
            boolean peers,
            List<Reveal.Waiting> waiting,
            boolean mayReopen,
            Map<String, Lost> lost) {
        var page = new Page(card, lost);
        List<Signal> signals = new ArrayList<>();
        for (Competency asked : card.rubric().competencies()) {
            List<Option> levels = new ArrayList<>();
            String level = "level." + asked.key();
            asked.levels().forEach((number, words) -> levels.add(page.option(level, Integer.toString(number), words)));
            levels.add(page.option(level, "0", "Not assessed: there was no chance to see it."));
            signals.add(new Signal(
                    asked.key(),
                    asked.name(),
                    asked.about(),
                    page.choice(level, levels),
                    page.text("note." + asked.key()),
                    signals.isEmpty()));
        }
        List<Option> verdicts = new ArrayList<>();
        for (Recommendation one : Recommendation.values()) {
            verdicts.add(page.option("recommendation", one.name(), one.words()));
        }
        return new CardView(
                card.id(),
                card.submittedAt(),
                signals,
                page.choice("recommendation", verdicts),
                page.text("summary"),
                card.scored(),
                fields,
                peers,
                waiting,
                mayReopen);
    }

    /** A text and what it lost to. */
    record Lost(String mine, Saved.Conflict conflict) {}

    private record Page(Card card, Map<String, Lost> lost) {

        Choice choice(String field, List<Option> options) {
            return new Choice(field, card.version(field), value(field), options, clash(field));
        }

        Text text(String field) {
            return new Text(field, card.version(field), value(field), clash(field));
        }

        Option option(String field, String value, String words) {
            return new Option(value, words, value.equals(value(field)));
        }

        private String value(String field) {
            Lost lostHere = lost.get(field);
            return lostHere == null ? card.value(field) : lostHere.mine();
        }

        private @Nullable Clash clash(String field) {
            Lost here = lost.get(field);
            return here == null
                    ? null
                    : new Clash(
                            here.mine(),
                            here.conflict().theirs(),
                            here.conflict().by() == null
                                    ? card.rater().name()
                                    : here.conflict().by(),
                            here.conflict().at());
        }
    }
}
