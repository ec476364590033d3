package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.MemberList;
import dev.roundtwo.tenancy.MemberRow;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(name = "Members", description = "The people of a workspace. E-mails are told to admins only.")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/members", produces = MediaType.APPLICATION_JSON_VALUE)
class MembersController {

    private final MemberList list;
    private final Members members;
    private final Precondition precondition;

    MembersController(MemberList list, Members members, Precondition precondition) {
        this.list = list;
        this.members = members;
        this.precondition = precondition;
    }

    @Needs("members:read")
    @Operation(operationId = "listMembers", summary = "The members, by name")
    @GetMapping
    Page<ApiMember> list(Member me, Window window) {
        return window.page(
                list.of(me, window.after(0), window.afterId(1), window.toRead()),
                row -> List.of(row.name(), row.accountId().toString()),
                ApiMember::of);
    }

    @Needs("members:read")
    @Operation(operationId = "getMember", summary = "A member")
    @GetMapping("/{account}")
    ApiMember show(Member me, @PathVariable UUID account) {
        return ApiMember.of(list.one(me, account));
    }

    @Needs("members:write")
    @Operation(
            operationId = "updateMember",
            summary = "Give a member another role",
            description =
                    "For admins: roles up to your own, to people up to your own. It holds from their next request.")
    @PutMapping(path = "/{account}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiMember update(Member me, @PathVariable UUID account, @Valid @RequestBody ApiMember.Update body) {
        me.mustBe(Role.ADMIN);
        MemberRow seen = list.one(me, account);
        precondition.holdsFor(ApiMember.of(seen));
        if (!members.changeRole(me, account, seen.role(), Objects.requireNonNull(body.role()))) {
            throw Precondition.failed(ApiMember.of(list.one(me, account)));
        }
        return ApiMember.of(list.one(me, account));
    }

    @Needs("members:write")
    @Operation(
            operationId = "removeMember",
            summary = "Remove a member, or leave",
            description = "What they wrote stays. The last owner cannot leave.")
    @DeleteMapping("/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID account) {
        precondition.mayHoldFor(ApiMember.of(list.one(me, account)));
        members.remove(me, account);
    }
}
