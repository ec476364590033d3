package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.Tagged;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

@Schema(name = "Workspace")
record ApiWorkspace(
        UUID id,

        @Schema(description = "Its name in addresses.", example = "payments-team")
        String slug,

        @Schema(example = "Payments team") String name,

        @Schema(description = "What you may do here.") Role role)
        implements Tagged {

    static ApiWorkspace of(Member me) {
        return new ApiWorkspace(me.workspaceId(), me.workspaceSlug(), me.workspaceName(), me.role());
    }
}
