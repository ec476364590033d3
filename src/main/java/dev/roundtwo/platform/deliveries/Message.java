package dev.roundtwo.platform.deliveries;

import dev.roundtwo.platform.scope.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message on its way: what it is, where it goes, which it may not overtake, and how often it was tried. */
record Message(
        UUID id,
        String kind,
        String destination,
        String lane,
        @Nullable UUID workspace,
        @Nullable UUID account,
        String correlationId,
        String payload,
        Instant sentAt,
        int attempts,
        int waits,
        @Nullable Instant firstFailed) {

    Scope scope() {
        return new Scope(workspace, account);
    }
}
