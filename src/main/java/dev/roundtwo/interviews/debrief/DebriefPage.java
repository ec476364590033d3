package dev.roundtwo.interviews.debrief;

import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.guesses.GuessSheet;
import dev.roundtwo.scoring.Debrief;
import dev.roundtwo.scoring.Decision;
import dev.roundtwo.scoring.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One turn's cards side by side, with the words that a page needs. */
public record DebriefPage(
        String candidate,
        String set,
        List<Person> people,
        List<Debrief.Row> rows,
        @Nullable Decision decision,
        List<String> reopened,
        boolean lead,
        @Nullable GuessSheet guess) {

    /** A rater's column. */
    public record Person(
            String name,
            boolean lead,
            boolean shadow,
            Instant submittedAt,
            @Nullable Recommendation recommendation,
            String summary,
            List<String> points) {}

    /** What a level of the row stands for; empty for "not assessed". */
    public String anchor(Debrief.Row row, int level) {
        return row.levels().getOrDefault(level, "");
    }

    public int seen() {
        return decision == null ? 0 : decision.number();
    }

    /** By first name, as one speaks of them. */
    public String firstName() {
        return Names.first(candidate);
    }

    /** What a reader should know before they look. */
    public String opening() {
        long apart = rows.stream().filter(Debrief.Row::apart).count();
        long count = people.stream().filter(person -> !person.shadow()).count();
        String cards = count == 1
                ? "One card. "
                : words(count) + " cards, all submitted" + (reopened.isEmpty() ? " before anyone saw another. " : ". ");
        if (!reopened.isEmpty()) {
            cards += Names.and(reopened) + " reopened theirs; the timeline says when and why. ";
        }
        if (people.size() > count) {
            cards += "A shadow’s card stands beside them and counts for nothing. ";
        }
        if (count == 1) {
            return cards + "Nobody else scored this one.";
        }
        return apart == 0
                ? cards + "They are never two levels apart."
                : cards + "They are two or more levels apart on " + words(apart).toLowerCase(Locale.ROOT)
                        + ": start there.";
    }

    private static String words(long number) {
        String[] words = {"None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"};
        return number < words.length ? words[(int) number] : Long.toString(number);
    }
}
