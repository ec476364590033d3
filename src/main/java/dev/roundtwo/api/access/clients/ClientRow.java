package dev.roundtwo.api.access.clients;

import java.time.Instant;
import java.util.UUID;

/** One client in the list; {@code people} is how many let it in now. */
public record ClientRow(UUID id, String name, ClientKind kind, boolean disabled, int people, Instant created) {}
