package dev.roundtwo.practice.groups;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group in the list: what it is, how many belong to it, and what the reader is to it. */
public record GroupRow(
        UUID id,
        String name,
        String purpose,
        Rhythm rhythm,
        @Nullable LocalDate nextOn,
        int people,
        boolean mine,
        boolean lead,
        boolean asked,
        int requests) {}
