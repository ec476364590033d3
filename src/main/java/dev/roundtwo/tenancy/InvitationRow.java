package dev.roundtwo.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One open invitation on the people page. */
public record InvitationRow(UUID id, @Nullable String email, Role role, String by, Instant sent, Instant expires) {}
