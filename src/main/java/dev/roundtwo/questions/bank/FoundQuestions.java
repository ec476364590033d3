package dev.roundtwo.questions.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a search, with the query strings of its neighbours where there are any. */
public record FoundQuestions(
        List<QuestionRow> rows,
        @Nullable String earlier,
        @Nullable String later) {}
