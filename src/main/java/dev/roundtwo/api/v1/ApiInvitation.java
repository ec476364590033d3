package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.tenancy.InvitationRow;
import dev.roundtwo.tenancy.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Invitation")
record ApiInvitation(
        UUID id,

        @Schema(
                description = "Who it was mailed to; null for a link that is passed on by hand.",
                example = "ben@example.org")
        @Nullable
        String email,

        Role role,

        @Schema(description = "Who made it.", example = "Ada")
        String by,

        Instant sentAt,
        Instant expiresAt,

        @Schema(description = "Where it is accepted. Told once, in the answer to its creation; null ever after.")
        @Nullable
        String link)
        implements Tagged {

    static ApiInvitation of(InvitationRow row) {
        return of(row, null);
    }

    static ApiInvitation of(InvitationRow row, @Nullable String link) {
        return new ApiInvitation(row.id(), row.email(), row.role(), row.by(), row.sent(), row.expires(), link);
    }

    @Schema(name = "NewInvitation")
    record New(
            @Schema(description = "Whom to mail it to; without one you pass the link on.", example = "ben@example.org")
            @Nullable
            String email,

            @Schema(description = "The role they will have, up to your own.")
            @NotNull(message = "{api.notnull}")
            @Nullable
            Role role) {}
}
