package dev.roundtwo.interviews.debrief;

import dev.roundtwo.interviews.Turn;
import dev.roundtwo.questions.AskedQuestion;
import java.util.List;
import java.util.Optional;

/** Turns a card's point fields ({@code point.1.p0}, {@code point.1.f2.0}) back into the words of the questions. */
final class PointNames {

    private PointNames() {}

    static List<String> of(Turn turn, List<String> fields) {
        return fields.stream()
                .map(field -> name(turn, field))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> name(Turn turn, String field) {
        String[] parts = field.split("\\.");
        return at(turn.agenda(), parts[1])
                .flatMap(question -> parts[2].startsWith("p")
                        ? at(question.points(), parts[2].substring(1))
                        : followUp(question, parts));
    }

    private static Optional<String> followUp(AskedQuestion question, String[] parts) {
        return at(question.followUps(), parts[2].substring(1)).flatMap(asked -> at(asked.points(), parts[3]));
    }

    private static <T> Optional<T> at(List<T> list, String index) {
        int position = Integer.parseInt(index);
        return position < list.size() ? Optional.of(list.get(position)) : Optional.empty();
    }
}
