package dev.roundtwo.tenancy;

import java.util.UUID;

/** Fact: a workspace is out of everybody's reach from now on, and will be erased unless its owner brings it back. */
public record WorkspaceClosed(UUID workspaceId) {}
