package dev.roundtwo.tenancy;

import dev.roundtwo.identity.ProofWanted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/**
 * One account inside one workspace: the "who is asking" of every page and facade.
 *
 * @param soleProvider the provider through which alone the workspace is entered, if it has one
 * @param byProviderOnly whether a provider's word is all that says who they are: then they act as no admin
 */
public record Member(
        UUID accountId,
        UUID workspaceId,
        String workspaceSlug,
        String workspaceName,
        Role role,
        String name,
        String email,
        @Nullable UUID soleProvider,
        boolean byProviderOnly) {

    /** Whose session's proof does not matter: a program's, or one that is looked up. */
    public Member(
            UUID accountId,
            UUID workspaceId,
            String workspaceSlug,
            String workspaceName,
            Role role,
            String name,
            String email,
            @Nullable UUID soleProvider) {
        this(accountId, workspaceId, workspaceSlug, workspaceName, role, name, email, soleProvider, false);
    }

    /** In a workspace that is entered in any way. */
    public Member(
            UUID accountId,
            UUID workspaceId,
            String workspaceSlug,
            String workspaceName,
            Role role,
            String name,
            String email) {
        this(accountId, workspaceId, workspaceSlug, workspaceName, role, name, email, null, false);
    }

    /** The same in a session that nobody but a provider vouches for, so that whoever runs it administers nothing. */
    Member vouchedFor() {
        return new Member(accountId, workspaceId, workspaceSlug, workspaceName, role, name, email, soleProvider, true);
    }

    /** Whether they may act as one who has the role, now. */
    public boolean may(Role needed) {
        return holds(needed) && !(byProviderOnly && needed.compareTo(Role.ADMIN) >= 0);
    }

    /** Whether they may, once they have shown who they are. */
    public boolean holds(Role needed) {
        return role.compareTo(needed) >= 0;
    }

    /**
     * The first line of a use case: says the role it needs, refuses everyone else.
     *
     * @throws ProofWanted when they have the role and only a provider says who they are
     */
    public void mustBe(Role needed) {
        if (!holds(needed)) {
            throw new AccessDeniedException("needs " + needed);
        }
        if (!may(needed)) {
            throw new ProofWanted("acts as " + needed);
        }
    }
}
