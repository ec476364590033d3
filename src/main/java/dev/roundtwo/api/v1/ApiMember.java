package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.Outdated;
import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.tenancy.MemberRow;
import dev.roundtwo.tenancy.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Member")
record ApiMember(
        @Schema(description = "The id of the person's account.")
        UUID account,

        @Schema(example = "Chloé") String name,

        @Schema(description = "For admins and oneself; null for others.", example = "chloe@example.org") @Nullable
        String email,

        Role role,
        Instant joinedAt,

        @Outdated(since = "2026-11-22", sunset = "2027-11-22", instead = "joinedAt")
        Instant joined)
        implements Tagged {

    static ApiMember of(MemberRow row) {
        return new ApiMember(
                row.accountId(),
                row.name(),
                row.email().isEmpty() ? null : row.email(),
                row.role(),
                row.joined(),
                row.joined());
    }

    @Schema(name = "MemberUpdate")
    record Update(
            @NotNull(message = "{api.notnull}") @Nullable Role role) {}
}
