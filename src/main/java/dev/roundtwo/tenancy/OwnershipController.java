package dev.roundtwo.tenancy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Handing the workspace over to another owner. */
@Controller
@AsksAgain
@RequestMapping("/w/{workspace}/people/ownership")
class OwnershipController {

    private final Ownership ownership;

    OwnershipController(Ownership ownership) {
        this.ownership = ownership;
    }

    @GetMapping
    String show(Member me, Model model) {
        model.addAttribute("heirs", ownership.heirs(me));
        model.addAttribute("roles", List.of(Role.ADMIN, Role.INTERVIEWER, Role.MEMBER));
        return "tenancy/people/ownership";
    }

    @PostMapping
    String transfer(
            Member me,
            @RequestParam(required = false) @Nullable UUID to,
            @RequestParam(defaultValue = "ADMIN") Role mine) {
        me.mustBe(Role.OWNER);
        if (to == null) {
            throw new RuleBroken("tenancy.ownership.nobody");
        }
        ownership.transfer(me, to, mine);
        return "redirect:/w/" + me.workspaceSlug() + "/people";
    }
}
