package dev.roundtwo.questions;

import java.util.UUID;

/** A published set to choose for an interview: the newest version of its family. */
public record SetChoice(UUID id, String title, int number, int items, int minutes) {}
