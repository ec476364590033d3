package dev.roundtwo.interviews.debrief;

import dev.roundtwo.interviews.Turn;
import java.util.List;
import java.util.Optional;

/** Turns a card's point fields ({@code point.1.p0}) back into the words of the questions. */
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
        return at(turn.agenda(), parts[1]).flatMap(question -> at(question.points(), parts[2].substring(1)));
    }

    private static <T> Optional<T> at(List<T> list, String index) {
        int position = Integer.parseInt(index);
        return position < list.size() ? Optional.of(list.get(position)) : Optional.empty();
    }
}
