package dev.roundtwo.scoring;

import java.util.UUID;

/**
 * One change to one field, made on top of a version of it (0: the field was empty). The id is the sender's own: sent
 * twice, it is answered twice and done once. Fields: {@code level.<competency>} (1–4, 0 for "not assessed"),
 * {@code note.<competency>}, {@code point.<question>.p<n>} and {@code point.<question>.f<follow-up>.<n>} ("yes"),
 * {@code recommendation}, {@code summary}. An empty value clears the field.
 */
public record Edit(UUID id, String field, int version, String value) {}
