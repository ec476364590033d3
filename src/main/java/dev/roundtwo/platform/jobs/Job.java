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

    Scope scope() {
        return new Scope(workspace, account);
    }

    Job failedFirst(Instant at) {
        return firstFailed != null ? this : new Job(kind, messageId, workspace, account, correlationId, payload, at);
    }
}
