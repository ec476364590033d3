package dev.roundtwo.tenancy;

import java.util.UUID;

/** Fact: a member has another role now, {@code from} the one of before. */
public record RoleChanged(UUID workspaceId, UUID accountId, Role from, Role role) {}
