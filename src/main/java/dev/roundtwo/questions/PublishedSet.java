package dev.roundtwo.questions;

import java.util.List;
import java.util.UUID;

/** A published set as an interview freezes it; {@code number} is its version within the family, {@code minutes} the sum. */
public record PublishedSet(
        UUID id, String title, int number, String rubric, int minutes, List<AskedQuestion> questions) {}
