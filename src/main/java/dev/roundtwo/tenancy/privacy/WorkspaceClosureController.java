package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Closing a workspace; and bringing it back, from the list of one's workspaces, as the workspace itself is out of reach. */
@Controller
class WorkspaceClosureController {

    private static final String PAGE = "tenancy/privacy/workspace-closure";

    private final WorkspaceClosings closings;

    WorkspaceClosureController(WorkspaceClosings closings) {
        this.closings = closings;
    }

    @AsksAgain
    @GetMapping("/w/{workspace}/settings/data/closure")
    String ask(Member me, @ModelAttribute("form") Typed form) {
        me.mustBe(Role.OWNER);
        return PAGE;
    }

    @AsksAgain
    @PostMapping("/w/{workspace}/settings/data/closure")
    String close(Member me, @ModelAttribute("form") Typed form, BindingResult wrong, HttpServletResponse response) {
        me.mustBe(Role.OWNER);
        try {
            closings.close(me, form.name());
            return "redirect:/workspaces";
        } catch (RuleBroken broken) {
            wrong.rejectValue("name", broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
    }

    @PostMapping("/account/workspaces/{id}/keeping")
    String keep(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        closings.keep(me.accountId(), id);
        return "redirect:/workspaces";
    }

    record Typed(@Nullable String name) {}
}
