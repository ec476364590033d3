package dev.roundtwo.scoring;

import java.util.List;

/** What a card asks for. A card keeps the rubric as it stood when the card was opened. */
public record Rubric(String id, String title, List<Competency> competencies) {

    boolean asksFor(String competency) {
        return competencies.stream().anyMatch(asked -> asked.key().equals(competency));
    }
}
