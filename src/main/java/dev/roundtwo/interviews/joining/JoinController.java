package dev.roundtwo.interviews.joining;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.GuestPass;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door: says who invites to what, and lets in by name or as the member one is. */
@Controller
@RequestMapping("/join/{slug}/{token}")
class JoinController {

    private final Joining joining;
    private final Workspaces workspaces;

    JoinController(Joining joining, Workspaces workspaces) {
        this.joining = joining;
        this.workspaces = workspaces;
    }

    @GetMapping
    String show(
            @PathVariable String slug,
            @PathVariable String token,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            Model model) {
        UUID account = reader == null ? null : reader.accountId();
        Invitation invitation = in(slug).call(() -> joining.open(token, account, member(slug, account)));
        model.addAttribute("invitation", invitation);
        model.addAttribute("link", "/join/" + slug + "/" + token);
        model.addAttribute("room", "/w/" + slug + "/rooms/" + invitation.interview());
        return "interviews/joining/join";
    }

    @PostMapping
    String enter(
            @PathVariable String slug,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String name,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            HttpServletRequest request) {
        UUID account = reader == null ? null : reader.accountId();
        Joining.Entered entered = in(slug).call(() -> joining.enter(token, account, member(slug, account), name));
        if (entered.guestSeat() != null) {
            GuestPass.grant(request, entered.workspaceId(), entered.interview(), entered.guestSeat());
        }
        return "redirect:/w/" + slug + "/rooms/" + entered.interview();
    }

    private Scope in(String slug) {
        return Scope.ofWorkspace(workspaces.idOf(slug).orElseThrow(() -> new NotFound("workspace", slug)));
    }

    private @Nullable Member member(String slug, @Nullable UUID account) {
        return account == null ? null : workspaces.member(slug, account).orElse(null);
    }
}
