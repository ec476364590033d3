package dev.roundtwo.questions.bank;

import java.util.List;
import java.util.UUID;

/** A question in a list. */
public record QuestionRow(
        UUID id, boolean library, String title, String round, int minutes, List<String> tags, List<String> signals) {}
