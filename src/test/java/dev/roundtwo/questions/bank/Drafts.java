package dev.roundtwo.questions.bank;

import java.util.List;
import java.util.Map;

/** Short questions for tests. */
public final class Drafts {

    private Drafts() {}

    public static QuestionContent question(String title, String prompt, String... tags) {
        return new QuestionContent(
                title,
                "two",
                10,
                List.of(tags),
                List.of("java"),
                List.of("async", "operations"),
                prompt,
                "",
                List.of("Names the broker"),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }
}
