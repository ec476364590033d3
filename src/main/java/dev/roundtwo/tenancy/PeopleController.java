package dev.roundtwo.tenancy;

import dev.roundtwo.identity.AsksAgain;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of a workspace. */
@Controller
@RequestMapping("/w/{workspace}/people")
class PeopleController {

    private final MemberList list;
    private final Members members;
    private final PeoplePage page;

    PeopleController(MemberList list, Members members, PeoplePage page) {
        this.list = list;
        this.members = members;
        this.page = page;
    }

    @GetMapping
    String index(Member me, Model model) {
        model.addAttribute("form", NewInvitation.FRESH);
        return page.of(me, model);
    }

    @AsksAgain
    @PostMapping("/{account}/role")
    String changeRole(
            Member me,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String role,
            RedirectAttributes once) {
        me.mustBe(Role.ADMIN);
        Optional<Role> chosen = Role.named(role);
        chosen.ifPresent(one -> members.changeRole(me, account, one));
        once.addFlashAttribute(chosen.isPresent() ? "changed" : "unchanged", account.toString());
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

    static String back(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/people";
    }
}
