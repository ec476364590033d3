package dev.roundtwo.scoring;

import java.util.UUID;

/** What is judged, in the words of whoever asks for it: a kind of theirs, and its id. */
public record Subject(String kind, UUID id) {}
