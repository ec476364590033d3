package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leaving a group and resting in it, and what its leads say about its people; what cannot be is said on the group's page. */
@Controller
@RequestMapping("/w/{workspace}/groups/{group}")
class MembershipController {

    private final Memberships memberships;
    private final Deeds deeds;

    MembershipController(Memberships memberships, Deeds deeds) {
        this.memberships = memberships;
        this.deeds = deeds;
    }

    @PostMapping("/people/{account}/removal")
    String remove(Member me, @PathVariable UUID group, @PathVariable UUID account, RedirectAttributes once) {
        String there =
                account.equals(me.accountId()) ? "redirect:/w/" + me.workspaceSlug() + "/groups" : page(me, group);
        return deeds.orSay(page(me, group), once, () -> {
            memberships.remove(me, group, account);
            return there;
        });
    }

    @PostMapping("/people/{account}/lead")
    String lead(
            Member me,
            @PathVariable UUID group,
            @PathVariable UUID account,
            @RequestParam boolean lead,
            RedirectAttributes once) {
        return deeds.orSay(page(me, group), once, () -> {
            memberships.lead(me, group, account, lead);
            return page(me, group);
        });
    }

    @PostMapping("/rest")
    String rest(Member me, @PathVariable UUID group, @RequestParam boolean resting, RedirectAttributes once) {
        return deeds.orSay(page(me, group), once, () -> {
            memberships.rest(me, group, resting);
            return page(me, group);
        });
    }

    private static String page(Member me, UUID group) {
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group;
    }
}
