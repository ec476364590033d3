package dev.roundtwo.tenancy;

import java.util.UUID;

/** Fact: an account no longer belongs to a workspace. */
public record MemberLeft(UUID workspaceId, UUID accountId) {}
