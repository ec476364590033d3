package dev.roundtwo.questions.bank;

import java.util.ArrayList;
import java.util.List;

/** What an interviewer will miss in a question: advice, never a refusal. */
public final class Lint {

    private Lint() {}

    /** Message keys, the weightiest first. */
    public static List<String> of(QuestionContent question) {
        var missing = new ArrayList<String>();
        when(question.points().size() < 5, "questions.lint.points", missing);
        when(question.anchors().size() < 4, "questions.lint.anchors", missing);
        when(question.signals().isEmpty(), "questions.lint.signals", missing);
        when(question.redFlags().isEmpty(), "questions.lint.red-flags", missing);
        when(question.hints().size() < 3, "questions.lint.hints", missing);
        when(question.followUps().isEmpty(), "questions.lint.follow-ups", missing);
        when(
                question.followUps().stream().anyMatch(f -> f.points().isEmpty()),
                "questions.lint.follow-up-points",
                missing);
        when(question.tags().isEmpty(), "questions.lint.tags", missing);
        when(
                question.stacks().stream().anyMatch(stack -> !question.notes().containsKey(stack)),
                "questions.lint.notes",
                missing);
        return missing;
    }

    private static void when(boolean holds, String code, List<String> missing) {
        if (holds) {
            missing.add(code);
        }
    }
}
