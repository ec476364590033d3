package dev.roundtwo.interviews.booking;

import java.time.Instant;
import java.util.UUID;

/** A match of somebody that has no time yet; {@code asked} when the other one proposed some. */
public record WaitingRow(UUID match, String title, String with, Instant toldAt, boolean asked) {}
