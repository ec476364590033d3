package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.web.Deeds;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Joining a group by its link, or by asking a lead of it; what cannot be is said on the page that it was asked on. */
@Controller
@RequestMapping("/w/{workspace}/groups")
class AdmissionController {

    private final Admission admission;
    private final GroupPages groups;
    private final Deeds deeds;

    AdmissionController(Admission admission, GroupPages groups, Deeds deeds) {
        this.admission = admission;
        this.groups = groups;
        this.deeds = deeds;
    }

    /** Makes a link; the page after it shows it, once. */
    @PostMapping("/{group}/links")
    String link(Member me, @PathVariable UUID group, RedirectAttributes once) {
        return done(me, group, once, () -> once.addFlashAttribute("link", admission.link(me, group)));
    }

    @PostMapping("/{group}/links/closing")
    String closeLink(Member me, @PathVariable UUID group, RedirectAttributes once) {
        return done(me, group, once, () -> admission.closeLink(me, group));
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
        model.addAttribute("people", groups.size(inside.group().id()));
        model.addAttribute("token", token);
        return "practice/groups/joining";
    }

    @PostMapping("/joining/{token}")
    String join(Member me, @PathVariable String token, RedirectAttributes once) {
        String here = "redirect:/w/" + me.workspaceSlug() + "/groups/joining/" + token;
        return deeds.orSay(here, once, () -> page(me, admission.join(me, token)));
    }

    @PostMapping("/{group}/requests")
    String ask(Member me, @PathVariable UUID group, RedirectAttributes once) {
        return done(me, group, once, () -> admission.ask(me, group));
    }

    @PostMapping("/{group}/requests/withdrawal")
    String withdraw(Member me, @PathVariable UUID group, RedirectAttributes once) {
        return done(me, group, once, () -> admission.withdraw(me, group));
    }

    @PostMapping("/{group}/requests/{account}/acceptance")
    String accept(Member me, @PathVariable UUID group, @PathVariable UUID account, RedirectAttributes once) {
        return done(me, group, once, () -> admission.accept(me, group, account));
    }

    @PostMapping("/{group}/requests/{account}/refusal")
    String refuse(Member me, @PathVariable UUID group, @PathVariable UUID account, RedirectAttributes once) {
        return done(me, group, once, () -> admission.refuse(me, group, account));
    }

    private String done(Member me, UUID group, RedirectAttributes once, Runnable deed) {
        return deeds.orSay(page(me, group), once, () -> {
            deed.run();
            return page(me, group);
        });
    }

    private static String page(Member me, UUID group) {
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group;
    }
}
