package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Invitations;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(name = "Invitations", description = "Links that make somebody a member, once, within seven days. For admins.")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/invitations", produces = MediaType.APPLICATION_JSON_VALUE)
class InvitationsController {

    private static final Map<String, String> PLACES =
            Map.of("identity.email", "/email", "tenancy.invitation.role", "/role");

    private final Invitations invitations;
    private final Precondition precondition;

    InvitationsController(Invitations invitations, Precondition precondition) {
        this.invitations = invitations;
        this.precondition = precondition;
    }

    @Needs("members:read")
    @Operation(operationId = "listInvitations", summary = "The open invitations, latest first")
    @GetMapping
    Page<ApiInvitation> list(Member me, Window window) {
        String sent = window.after(0);
        return window.page(
                invitations.open(me, sent == null ? null : Instant.parse(sent), window.afterId(1), window.toRead()),
                row -> List.of(row.sent().toString(), row.id().toString()),
                ApiInvitation::of);
    }

    @Needs("members:read")
    @Operation(operationId = "getInvitation", summary = "An open invitation")
    @GetMapping("/{id}")
    ApiInvitation show(Member me, @PathVariable UUID id) {
        return ApiInvitation.of(invitations.one(me, id));
    }

    @Needs("members:write")
    @Operation(
            operationId = "createInvitation",
            summary = "Invite somebody",
            description = "With an e-mail it is mailed. The link is in this answer and nowhere else.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiInvitation> create(Member me, @Valid @RequestBody ApiInvitation.New body) {
        Invitations.Made made =
                Unfit.where(PLACES, () -> invitations.make(me, body.email(), Objects.requireNonNull(body.role())));
        ApiInvitation shown = ApiInvitation.of(invitations.one(me, made.id()), made.link());
        return ResponseEntity.created(here(me, made.id())).body(shown);
    }

    @Needs("members:write")
    @Operation(operationId = "withdrawInvitation", summary = "Withdraw an invitation: its link stops working at once")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Member me, @PathVariable UUID id) {
        precondition.mayHoldFor(ApiInvitation.of(invitations.one(me, id)));
        invitations.withdraw(me, id);
    }

    private static URI here(Member me, UUID id) {
        return URI.create("/api/v1/workspaces/" + me.workspaceSlug() + "/invitations/" + id);
    }
}
