package dev.roundtwo.tenancy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Inviting people into a workspace, and taking that back. */
@Controller
@RequestMapping("/w/{workspace}/people/invitations")
class PeopleInvitationsController {

    private final Invitations invitations;
    private final PeoplePage page;

    PeopleInvitationsController(Invitations invitations, PeoplePage page) {
        this.invitations = invitations;
        this.page = page;
    }

    /** Makes the invitation; the page after it shows the link, once. */
    @AsksAgain
    @PostMapping
    String invite(
            Member me,
            @ModelAttribute("form") NewInvitation form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model,
            RedirectAttributes once) {
        me.mustBe(Role.ADMIN);
        try {
            once.addFlashAttribute("link", invitations.invite(me, form.email(), PeoplePage.role(form.role())));
            if (form.email() != null && !form.email().isBlank()) {
                once.addFlashAttribute("sentTo", form.email().strip());
            }
            return PeopleController.back(me);
        } catch (RuleBroken broken) {
            wrong.rejectValue("tenancy.invitation.role".equals(broken.code()) ? "role" : "email", broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page.of(me, model);
        }
    }

    /** The address that a refused form leaves in the browser. */
    @GetMapping
    String form(Member me) {
        me.mustBe(Role.ADMIN);
        return PeopleController.back(me) + "#invite";
    }

    @PostMapping("/{invitation}/withdrawal")
    String withdraw(Member me, @PathVariable UUID invitation, RedirectAttributes once) {
        invitations.withdraw(me, invitation);
        once.addFlashAttribute("withdrawn", true);
        return PeopleController.back(me);
    }
}
