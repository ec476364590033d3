package dev.roundtwo.practice;

import java.util.UUID;

/** Fact: somebody no longer belongs to a practice group, though to the workspace still: they left it, or a lead removed them. */
public record GroupLeft(UUID workspaceId, UUID group, UUID account) {}
