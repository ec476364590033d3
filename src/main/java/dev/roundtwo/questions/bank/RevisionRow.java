package dev.roundtwo.questions.bank;

import java.time.Instant;

/** One line of a question's history. */
public record RevisionRow(int number, String author, Instant at) {}
