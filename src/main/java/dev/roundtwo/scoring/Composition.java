package dev.roundtwo.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Makes a first draft of the feedback from the cards: in the second person, with no name of a rater and no figure. */
final class Composition {

    private static final double STRONG = 2.5;

    private final List<Card> cards;

    Composition(List<Card> cards) {
        this.cards = cards;
    }

    /** Anchors and points, and never a note or a summary: those were written for the interviewers. */
    String text(List<String> heard) {
        List<String> strengths = new ArrayList<>();
        List<String> next = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Competency asked : Debriefs.competencies(cards).values()) {
            OptionalDouble mean = mean(asked);
            if (mean.isEmpty()) {
                continue;
            }
            if (Debriefs.spread(asked, cards) >= 2) {
                open.add("**%s.** We did not all see this the same way. What we hope to see is someone who %s"
                        .formatted(asked.name(), anchor(asked, rounded(mean) + 1)));
            } else if (mean.getAsDouble() >= STRONG) {
                strengths.add("**%s.** You came across as someone who %s"
                        .formatted(asked.name(), anchor(asked, rounded(mean))));
            } else {
                next.add("**%s.** A step up from here is someone who %s"
                        .formatted(asked.name(), anchor(asked, rounded(mean) + 1)));
            }
        }
        StringBuilder text = new StringBuilder("Thank you for working through this with us.\n");
        section(text, "What went well", strengths);
        section(text, "What to work on", next);
        section(text, "To talk about", open);
        section(
                text,
                "What we heard from you",
                heard.isEmpty() ? List.of() : List.of("- " + String.join("\n- ", heard)));
        return text.toString();
    }

    /** The level of each assessed competency over all cards, rounded, with the words that it stands for. */
    List<Feedback.Result> results() {
        List<Feedback.Result> results = new ArrayList<>();
        for (Competency asked : Debriefs.competencies(cards).values()) {
            OptionalDouble mean = mean(asked);
            if (mean.isPresent()) {
                int level = rounded(mean);
                results.add(
                        new Feedback.Result(asked.name(), level, asked.levels().getOrDefault(level, "")));
            }
        }
        return results;
    }

    private OptionalDouble mean(Competency asked) {
        return cards.stream()
                .mapToInt(card -> card.level(asked.key()))
                .filter(level -> level > 0)
                .average();
    }

    private static int rounded(OptionalDouble mean) {
        return (int) Math.round(mean.orElse(0));
    }

    private static String anchor(Competency asked, int level) {
        String words = asked.levels().getOrDefault(Math.min(level, 4), "");
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static void section(StringBuilder text, String title, List<String> paragraphs) {
        if (!paragraphs.isEmpty()) {
            text.append("\n## ")
                    .append(title)
                    .append("\n\n")
                    .append(String.join("\n\n", paragraphs))
                    .append('\n');
        }
    }
}
