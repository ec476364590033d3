package dev.roundtwo.tenancy;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.privacy.WorkspaceClosings;
import dev.roundtwo.tenancy.signon.Through;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The workspaces of an account; with one that is open there is nothing to choose, unless somebody asks to see them all. */
@Controller
class WorkspacesController {

    private final Workspaces workspaces;
    private final WorkspaceClosings closings;

    WorkspacesController(Workspaces workspaces, WorkspaceClosings closings) {
        this.closings = closings;
        this.workspaces = workspaces;
    }

    @GetMapping("/workspaces")
    String index(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "false") boolean full,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletRequest request,
            Model model) {
        boolean vouched = me.byProviderOnly(); // whoever runs a provider need not know where else they belong
        List<Workspaces.Entry> mine = workspaces.entriesOf(me.accountId()).stream()
                .filter(entry -> !vouched
                        || Through.cameToWorkspace(
                                request, me.accountId(), entry.member().workspaceId()))
                .toList();
        List<WorkspaceClosings.Closing> closing = vouched ? List.of() : closings.of();
        if (mine.size() == 1 && !mine.getFirst().suspended() && closing.isEmpty() && !full && !all) {
            return "redirect:/w/" + mine.getFirst().member().workspaceSlug();
        }
        model.addAttribute("memberships", mine).addAttribute("closing", closing).addAttribute("full", full);
        return "tenancy/workspaces/index";
    }
}
