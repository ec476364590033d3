package dev.roundtwo.questions.bank;

import dev.roundtwo.questions.FollowUp;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields in which two contents of a question differ, in the order of the page. */
public final class RevisionDiff {

    private RevisionDiff() {}

    /** A field by the end of its message key, and how its text changed. */
    public record Field(String name, List<TextDiff.Part> parts) {}

    public static List<Field> between(QuestionContent old, QuestionContent now) {
        return Stream.of(
                        field("title", old.title(), now.title()),
                        field("round", old.round(), now.round()),
                        field("minutes", "" + old.minutes(), "" + now.minutes()),
                        field("tags", String.join(", ", old.tags()), String.join(", ", now.tags())),
                        field("stacks", String.join(", ", old.stacks()), String.join(", ", now.stacks())),
                        field("signals", String.join(", ", old.signals()), String.join(", ", now.signals())),
                        field("prompt", old.prompt(), now.prompt()),
                        field("context", old.context(), now.context()),
                        field("points", lines(old.points()), lines(now.points())),
                        field("hints", lines(old.hints()), lines(now.hints())),
                        field("redFlags", lines(old.redFlags()), lines(now.redFlags())),
                        field("followUps", followUps(old), followUps(now)),
                        field("anchors", named(old.anchors()), named(now.anchors())),
                        field("notes", named(old.notes()), named(now.notes())))
                .filter(field -> field.parts().stream().anyMatch(part -> part.change() != TextDiff.Change.KEPT))
                .toList();
    }

    private static Field field(String name, String old, String now) {
        return new Field(name, TextDiff.between(old, now));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    private static String followUps(QuestionContent question) {
        return question.followUps().stream().map(RevisionDiff::text).collect(Collectors.joining("\n"));
    }

    private static String text(FollowUp followUp) {
        return Stream.concat(
                        Stream.of(followUp.ask()), followUp.points().stream().map(point -> "– " + point))
                .collect(Collectors.joining("\n"));
    }

    private static String named(Map<?, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
