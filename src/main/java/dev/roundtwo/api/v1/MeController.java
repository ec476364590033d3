package dev.roundtwo.api.v1;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag(name = "Account", description = "Who a token stands for, and where they belong.")
@ApiResource
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class MeController {

    private final Accounts accounts;
    private final Workspaces workspaces;

    MeController(Accounts accounts, Workspaces workspaces) {
        this.accounts = accounts;
        this.workspaces = workspaces;
    }

    @Needs("profile")
    @Operation(operationId = "getMe", summary = "The account behind the token")
    @GetMapping("/me")
    ApiAccount me() {
        return accounts.find(account()).map(ApiAccount::of).orElseThrow(() -> new NotFound("account", "of this token"));
    }

    @Needs("profile")
    @Operation(operationId = "listWorkspaces", summary = "The workspaces you belong to, by name")
    @GetMapping("/workspaces")
    Page<ApiWorkspace> workspaces(Window window) {
        List<Member> mine = workspaces.of(account(), window.after(0), window.afterId(1), window.toRead());
        return window.page(
                mine,
                member -> List.of(member.workspaceName(), member.workspaceId().toString()),
                ApiWorkspace::of);
    }

    @Needs("profile")
    @Operation(operationId = "getWorkspace", summary = "A workspace, and your role in it")
    @GetMapping("/workspaces/{workspace}")
    ApiWorkspace workspace(Member me) {
        return ApiWorkspace.of(me);
    }

    private static UUID account() {
        UUID account = Scope.current().account();
        if (account == null) {
            throw new NotFound("account", "of this token");
        }
        return account;
    }
}
