package dev.roundtwo.api.access.clients;

import java.time.Instant;
import java.util.UUID;

/**
 * One client in the list; {@code people} is how many let it in now, and {@code orphaned} that who registered it is no admin any
 * more and the secret they were told still works.
 */
public record ClientRow(
        UUID id, String name, ClientKind kind, boolean disabled, boolean orphaned, int people, Instant created) {}
