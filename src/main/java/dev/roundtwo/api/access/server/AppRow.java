package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ApiScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client that somebody let act for them; {@code used} is when it last got a token. */
public record AppRow(
        UUID id,
        String name,
        String workspace,
        List<ApiScope> scopes,
        Instant given,
        @Nullable Instant used) {}
