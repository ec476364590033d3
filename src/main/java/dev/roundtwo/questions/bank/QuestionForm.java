package dev.roundtwo.questions.bank;

import dev.roundtwo.questions.FollowUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question as somebody typed it; lists have one item on a line, names are parted by commas. */
public record QuestionForm(
        @Nullable Integer from,
        @Nullable String title,
        @Nullable String round,
        @Nullable String minutes,
        @Nullable String tags,
        @Nullable String stacks,
        @Nullable List<String> signals,
        @Nullable String prompt,
        @Nullable String context,
        @Nullable String points,
        @Nullable String hints,
        @Nullable String redFlags,
        @Nullable List<FollowUpForm> followUps,
        @Nullable List<AnchorForm> anchors,
        @Nullable List<NoteForm> notes) {

    private static final int SPARE = 2;
    private static final List<String> STACKS = List.of("dotnet", "java");

    /** A follow-up with its points, one on a line. */
    public record FollowUpForm(
            @Nullable String ask, @Nullable String points) {}

    /** What a level sounds like; the first one is level 1. */
    public record AnchorForm(@Nullable String text) {}

    /** Notes for a stack. */
    public record NoteForm(@Nullable String stack, @Nullable String text) {}

    static QuestionForm empty() {
        return new QuestionForm(
                null, "", "two", "15", "", "", List.of(), "", "", "", "", "", List.of(), List.of(), List.of());
    }

    static QuestionForm of(QuestionContent question, int from) {
        return new QuestionForm(
                from,
                question.title(),
                question.round(),
                Integer.toString(question.minutes()),
                String.join(", ", question.tags()),
                String.join(", ", question.stacks()),
                question.signals(),
                question.prompt(),
                question.context(),
                String.join("\n", question.points()),
                String.join("\n", question.hints()),
                String.join("\n", question.redFlags()),
                question.followUps().stream()
                        .map(f -> new FollowUpForm(f.ask(), String.join("\n", f.points())))
                        .toList(),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> new AnchorForm(question.anchors().get(level)))
                        .toList(),
                question.notes().entrySet().stream()
                        .map(note -> new NoteForm(note.getKey(), note.getValue()))
                        .toList());
    }

    /** The follow-ups typed so far and two empty ones to go on. */
    public List<FollowUpForm> followUpsToFill() {
        return Stream.concat(
                        some(followUps).stream()
                                .filter(f -> !text(f.ask()).isBlank()
                                        || !text(f.points()).isBlank()),
                        Stream.generate(() -> new FollowUpForm("", "")).limit(SPARE))
                .toList();
    }

    public List<String> anchorsToFill() {
        List<@Nullable AnchorForm> typed = anchors == null ? List.of() : new ArrayList<>(anchors);
        return IntStream.range(0, 4)
                .mapToObj(i -> i < typed.size() ? typed.get(i) : null)
                .map(anchor -> anchor == null ? "" : text(anchor.text()))
                .toList();
    }

    /** The notes typed so far, and an empty one for each stack that usually has some. */
    public List<NoteForm> notesToFill() {
        var notes = new ArrayList<>(some(this.notes));
        for (String stack : STACKS) {
            if (notes.stream().noneMatch(note -> stack.equals(note.stack()))) {
                notes.add(new NoteForm(stack, ""));
            }
        }
        return notes;
    }

    public boolean has(String signal) {
        return some(signals).contains(signal);
    }

    /** What the form says; minutes that are no number become 0, which the rules refuse. */
    QuestionContent content() {
        return new QuestionContent(
                text(title),
                text(round),
                number(text(minutes)),
                names(text(tags)),
                names(text(stacks)),
                some(signals),
                text(prompt),
                text(context),
                lines(points),
                lines(redFlags),
                lines(hints),
                some(followUps).stream()
                        .map(f -> new FollowUp(text(f.ask()), lines(f.points())))
                        .toList(),
                anchorTexts(),
                noteTexts());
    }

    private Map<Integer, String> anchorTexts() {
        var texts = new LinkedHashMap<Integer, String>();
        List<String> typed = anchorsToFill();
        for (int i = 0; i < typed.size(); i++) {
            texts.put(i + 1, typed.get(i));
        }
        return texts;
    }

    private Map<String, String> noteTexts() {
        var texts = new LinkedHashMap<String, String>();
        some(notes)
                .forEach(note -> texts.merge(text(note.stack()).strip(), text(note.text()), (a, b) -> a + "\n\n" + b));
        return texts;
    }

    private static List<String> lines(@Nullable String typed) {
        return text(typed).lines().toList();
    }

    private static List<String> names(String typed) {
        return Stream.of(typed.split(","))
                .map(Texts::line)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static int number(String typed) {
        return typed.strip().matches("[0-9]{1,4}") ? Integer.parseInt(typed.strip()) : 0;
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    private static <T> List<T> some(@Nullable List<T> typed) {
        return typed == null
                ? List.of()
                : typed.stream().filter(Objects::nonNull).toList();
    }
}
