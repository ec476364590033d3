package dev.roundtwo.platform.jobs;

import dev.roundtwo.platform.scope.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job as it is stored, in JSON: what to do, for whom, and the request it came from. */
record Job(
        String kind,
        UUID messageId,
        @Nullable UUID workspace,
        @Nullable UUID account,
        String correlationId,
        JsonNode payload,
        @Nullable Instant firstFailed) {

    static Job of(Given given) {
        return new Job(
                given.kind(),
                given.messageId(),
                given.workspace(),
                given.account(),
                given.correlationId(),
                given.payload(),
                null);
    }

    Scope scope() {
        return new Scope(workspace, account);
    }

    Given given() {
        return new Given(kind, messageId, workspace, account, correlationId, payload, firstFailed, null, null);
    }

    Job failedFirst(Instant at) {
        return firstFailed != null ? this : new Job(kind, messageId, workspace, account, correlationId, payload, at);
    }
}
