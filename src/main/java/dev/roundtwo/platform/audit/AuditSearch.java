package dev.roundtwo.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in a chain; what is null does not filter. {@code actions} are those of the chosen group, {@code named}
 * those (of them) whose words fit the text, which else may be any whole id.
 */
public record AuditSearch(
        @Nullable UUID account,
        @Nullable List<String> actions,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String subject,
        @Nullable String correlationId,
        @Nullable String text,
        List<String> named) {

    public static final AuditSearch ALL = new AuditSearch(null, null, null, null, null, null, null, List.of());
}
