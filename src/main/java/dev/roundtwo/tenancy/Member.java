package dev.roundtwo.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/**
 * One account inside one workspace: the "who is asking" of every page and facade.
 *
 * @param soleProvider the provider through which alone the workspace is entered, if it has one
 */
public record Member(
        UUID accountId,
        UUID workspaceId,
        String workspaceSlug,
        String workspaceName,
        Role role,
        String name,
        String email,
        @Nullable UUID soleProvider) {

    /** In a workspace that is entered in any way. */
    public Member(
            UUID accountId,
            UUID workspaceId,
            String workspaceSlug,
            String workspaceName,
            Role role,
            String name,
            String email) {
        this(accountId, workspaceId, workspaceSlug, workspaceName, role, name, email, null);
    }

    public boolean may(Role needed) {
        return role.compareTo(needed) >= 0;
    }

    /** The first line of a use case: says the role it needs, refuses everyone else. */
    public void mustBe(Role needed) {
        if (!may(needed)) {
            throw new AccessDeniedException("needs " + needed);
        }
    }
}
