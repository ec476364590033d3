package dev.roundtwo.tenancy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of a workspace and its open invitations. */
@Controller
@RequestMapping("/w/{workspace}/people")
class PeopleController {

    private final MemberList list;
    private final Members members;
    private final Invitations invitations;

    PeopleController(MemberList list, Members members, Invitations invitations) {
        this.list = list;
        this.members = members;
        this.invitations = invitations;
    }

    @GetMapping
    String index(Member me, Model model) {
        model.addAttribute("form", new NewInvitation(null, Role.INTERVIEWER.name()));
        return page(me, model);
    }

    /** Makes the invitation; the page after it shows the link, once. */
    @AsksAgain
    @PostMapping("/invitations")
    String invite(
            Member me,
            @ModelAttribute("form") NewInvitation form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model,
            RedirectAttributes once) {
        me.mustBe(Role.ADMIN);
        try {
            once.addFlashAttribute("link", invitations.invite(me, form.email(), role(form.role())));
            if (form.email() != null && !form.email().isBlank()) {
                once.addFlashAttribute("sentTo", form.email().strip());
            }
            return back(me);
        } catch (RuleBroken broken) {
            wrong.rejectValue("tenancy.invitation.role".equals(broken.code()) ? "role" : "email", broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
    }

    /** The address that a refused form leaves in the browser. */
    @GetMapping("/invitations")
    String form(Member me) {
        me.mustBe(Role.ADMIN);
        return back(me) + "#invite";
    }

    @PostMapping("/invitations/{invitation}/withdrawal")
    String withdraw(Member me, @PathVariable UUID invitation, RedirectAttributes once) {
        invitations.withdraw(me, invitation);
        once.addFlashAttribute("withdrawn", true);
        return back(me);
    }

    @AsksAgain
    @PostMapping("/{account}/role")
    String changeRole(
            Member me,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String role,
            RedirectAttributes once) {
        me.mustBe(Role.ADMIN);
        members.changeRole(me, account, role(role));
        once.addFlashAttribute("changed", account.toString());
        return back(me);
    }

    @AsksAgain
    @PostMapping("/{account}/removal")
    String remove(Member me, @PathVariable UUID account, RedirectAttributes once) {
        boolean self = account.equals(me.accountId());
        once.addFlashAttribute(
                self ? "left" : "removed",
                self ? me.workspaceName() : list.one(me, account).name());
        members.remove(me, account);
        return self ? "redirect:/workspaces" : back(me);
    }

    private String page(Member me, Model model) {
        model.addAttribute("members", list.of(me));
        if (me.may(Role.ADMIN)) {
            model.addAttribute("invitations", invitations.open(me));
        }
        model.addAttribute("roles", Stream.of(Role.values()).filter(me::may).toList());
        return "tenancy/people/index";
    }

    private static String back(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/people";
    }

    private static Role role(@Nullable String name) {
        return Role.named(name).orElseThrow(() -> new RuleBroken("tenancy.invitation.role"));
    }

    record NewInvitation(@Nullable String email, @Nullable String role) {}
}
