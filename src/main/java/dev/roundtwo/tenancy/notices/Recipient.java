package dev.roundtwo.tenancy.notices;

import dev.roundtwo.identity.Regional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to tell something, and how they want to be told.
 *
 * @param writable whether mails may go out to them: not to the demo's people, who are invented
 */
record Recipient(
        UUID account,
        String name,
        String email,
        boolean writable,
        UUID workspaceId,
        String workspace,
        String slug,
        @Nullable String colour,
        Regional region,
        Choice choice,
        Hours hours) {}
