package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a group. */
@Controller
@RequestMapping("/w/{workspace}/groups/{group}/ending")
class GroupEndController {

    private final Groups groups;
    private final Deeds deeds;

    GroupEndController(Groups groups, Deeds deeds) {
        this.groups = groups;
        this.deeds = deeds;
    }

    @PostMapping
    String end(Member me, @PathVariable UUID group, RedirectAttributes once) {
        String all = "redirect:/w/" + me.workspaceSlug() + "/groups";
        return deeds.orSay(all + "/" + group, once, () -> {
            groups.end(me, group);
            return all;
        });
    }
}
