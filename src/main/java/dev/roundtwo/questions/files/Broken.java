package dev.roundtwo.questions.files;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
            var told = new HashSet<Place>();
            throw new Broken(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .filter(problem -> says(problem, told))
                    .toList());
        }
    }

    /** Of several problems with one field, and of those with what should be a mapping, only the first says anything new. */
    private static boolean says(Problem problem, Set<Place> told) {
        return !told.contains(new Place(problem.line(), "")) && told.add(new Place(problem.line(), problem.field()));
    }

    private record Place(int line, String field) {}

    /** What is wrong, and where; the field is empty when the whole file is meant. */
    public record Problem(int line, String field, String code, List<Object> arguments) {}
}
