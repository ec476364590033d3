package dev.roundtwo.platform.privacy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a parcel stands, and which workspaces it leaves out. {@code failedWith} is a message code. */
public record ParcelState(
        UUID id,
        Status status,
        int done,
        int steps,
        String doing,
        long size,
        @Nullable String failedWith,
        Instant orderedAt,
        Instant changedAt,
        Instant expiresAt,
        Set<UUID> leftOut) {

    /** From ordered to there. */
    public enum Status {
        WAITING,
        RUNNING,
        READY,
        FAILED
    }

    public boolean ready() {
        return status == Status.READY;
    }

    public boolean failed() {
        return status == Status.FAILED;
    }

    public boolean underWay() {
        return status == Status.WAITING || status == Status.RUNNING;
    }

    public String readableSize() {
        return size < 1_000_000 ? Math.max(1, size / 1_000) + " KB" : size / 100_000 / 10.0 + " MB";
    }
}
