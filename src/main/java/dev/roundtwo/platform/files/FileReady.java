package dev.roundtwo.platform.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fact: a file was looked at, and is there for who may see it or was refused. Files of an account have no workspace; whoever
 * uploaded it may be gone.
 */
public record FileReady(
        @Nullable UUID workspaceId,
        UUID file,
        String subjectKind,
        UUID subjectId,
        @Nullable UUID uploadedBy,
        String name,
        boolean refused,
        Instant at) {}
