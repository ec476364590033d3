package dev.roundtwo.platform.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
public record Page<T>(
        @Schema(description = "The rows, in the order of the list.")
        List<T> items,

        @Schema(description = "What to send as `cursor` to get the rows that follow; null on the last page.") @Nullable
        String next) {}
