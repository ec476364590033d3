package dev.roundtwo.identity.passkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey on the security page. Backed up: the device's maker keeps a copy, so that it outlives the device. */
public record PasskeyRow(
        String id,
        String name,
        boolean backedUp,
        Instant addedAt,
        @Nullable Instant usedAt) {}
