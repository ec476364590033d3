package dev.roundtwo.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person on the people page, with the roles that the reader may give them; or a program, which nobody signs in as. */
public record MemberRow(
        UUID accountId,
        String name,
        String email,
        Role role,
        Instant joined,
        boolean self,
        boolean removable,
        List<Role> roles,
        boolean program,
        @Nullable UUID picture) {}
