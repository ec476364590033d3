package dev.roundtwo.tenancy;

import org.jspecify.annotations.Nullable;

/** What somebody who holds an invitation's link sees of it. */
public record Invitation(
        String workspaceSlug,
        String workspaceName,
        String by,
        @Nullable String email,
        Role role) {}
