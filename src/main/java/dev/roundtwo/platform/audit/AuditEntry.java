package dev.roundtwo.platform.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a chain. {@code hash} is the SHA-256, in hex, of the previous hash's bytes followed by {@code said} in UTF-8:
 * all that the entry says, as a JSON array, to the letter.
 */
public record AuditEntry(
        UUID chain,
        long number,
        Instant at,
        String action,
        @Nullable UUID account,
        @Nullable String client,
        String kind,
        @Nullable String subject,
        Map<String, String> facts,
        @Nullable String address,
        String correlationId,
        String said,
        String previous,
        String hash) {}
