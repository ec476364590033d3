package dev.roundtwo.tenancy;

import dev.roundtwo.identity.SignedIn;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The workspaces of an account; with one there is nothing to choose. */
@Controller
class WorkspacesController {

    private final Workspaces workspaces;

    WorkspacesController(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @GetMapping("/workspaces")
    String index(@AuthenticationPrincipal SignedIn me, Model model) {
        List<Member> mine = workspaces.of(me.accountId());
        if (mine.size() == 1) {
            return "redirect:/w/" + mine.getFirst().workspaceSlug();
        }
        model.addAttribute("memberships", mine);
        return "tenancy/workspaces/index";
    }
}
