package dev.roundtwo.interviews.calendar;

import java.time.Instant;
import java.util.UUID;

/**
 * An interview as one person's calendar shows it.
 *
 * @param sequence how often it was moved or called off, and they were released and came back, so that a calendar knows which of two words is the later one
 * @param changed when it came to be as it is
 */
record CalendarEntry(
        UUID interview,
        int sequence,
        boolean cancelled,
        String title,
        String description,
        String address,
        Instant from,
        Instant to,
        Instant changed) {}
