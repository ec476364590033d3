package dev.roundtwo.tenancy;

import java.util.UUID;

/** Fact: a member has another role now. */
public record RoleChanged(UUID workspaceId, UUID accountId, Role role) {}
