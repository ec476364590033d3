package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.groups.Access.Inside;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Joining a group by link or by asking, leaving it, and what its leads say about it. */
@Controller
@RequestMapping("/w/{workspace}/groups")
class MembershipController {

    private final Memberships memberships;
    private final Admission admission;
    private final GroupPages pages;

    MembershipController(Memberships memberships, Admission admission, GroupPages pages) {
        this.memberships = memberships;
        this.admission = admission;
        this.pages = pages;
    }

    /** Makes a link; the page after it shows it, once. */
    @PostMapping("/{group}/links")
    String link(Member me, @PathVariable UUID group, RedirectAttributes once) {
        once.addFlashAttribute("link", admission.link(me, group));
        return page(me, group);
    }

    @PostMapping("/{group}/links/closing")
    String closeLink(Member me, @PathVariable UUID group) {
        admission.closeLink(me, group);
        return page(me, group);
    }

    @GetMapping("/joining/{token}")
    String invited(Member me, @PathVariable String token, HttpServletResponse response, Model model) {
        Inside inside;
        try {
            inside = admission.linked(me, token);
        } catch (NotFound gone) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "practice/groups/no-link";
        }
        if (inside.member()) {
            return page(me, inside.group().id());
        }
        model.addAttribute("group", inside.group());
        model.addAttribute("people", pages.size(inside.group().id()));
        model.addAttribute("token", token);
        return "practice/groups/joining";
    }

    @PostMapping("/joining/{token}")
    String join(Member me, @PathVariable String token) {
        return page(me, admission.join(me, token));
    }

    @PostMapping("/{group}/requests")
    String ask(Member me, @PathVariable UUID group) {
        admission.ask(me, group);
        return page(me, group);
    }

    @PostMapping("/{group}/requests/withdrawal")
    String withdraw(Member me, @PathVariable UUID group) {
        admission.withdraw(me, group);
        return page(me, group);
    }

    @PostMapping("/{group}/requests/{account}/acceptance")
    String accept(Member me, @PathVariable UUID group, @PathVariable UUID account) {
        admission.accept(me, group, account);
        return page(me, group);
    }

    @PostMapping("/{group}/requests/{account}/refusal")
    String refuse(Member me, @PathVariable UUID group, @PathVariable UUID account) {
        admission.refuse(me, group, account);
        return page(me, group);
    }

    @PostMapping("/{group}/people/{account}/removal")
    String remove(Member me, @PathVariable UUID group, @PathVariable UUID account) {
        memberships.remove(me, group, account);
        return account.equals(me.accountId()) ? "redirect:/w/" + me.workspaceSlug() + "/groups" : page(me, group);
    }

    @PostMapping("/{group}/people/{account}/lead")
    String lead(Member me, @PathVariable UUID group, @PathVariable UUID account, @RequestParam boolean lead) {
        memberships.lead(me, group, account, lead);
        return page(me, group);
    }

    @PostMapping("/{group}/rest")
    String rest(Member me, @PathVariable UUID group, @RequestParam boolean resting) {
        memberships.rest(me, group, resting);
        return page(me, group);
    }

    private static String page(Member me, UUID group) {
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group;
    }
}
