package dev.roundtwo.questions.files;

import java.util.Comparator;
import java.util.List;

/** A file that cannot be taken: each problem with its line (1 is the first) and a message key with arguments. */
public final class Broken extends Exception {

    private final transient List<Problem> problems;

    public Broken(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public Broken(int line, String code, Object... arguments) {
        this(List.of(new Problem(line, "", code, List.of(arguments))));
    }

    public List<Problem> problems() {
        return problems;
    }

    static void when(List<Problem> problems) throws Broken {
        if (!problems.isEmpty()) {
            throw new Broken(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .toList());
        }
    }

    /** What is wrong, and where; the field is empty when the whole file is meant. */
    public record Problem(int line, String field, String code, List<Object> arguments) {}
}
