package dev.roundtwo.tenancy;

import java.util.UUID;

/** Fact: an account belongs to a workspace now. */
public record MemberJoined(UUID workspaceId, UUID accountId, Role role) {}
