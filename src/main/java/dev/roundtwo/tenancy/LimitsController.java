package dev.roundtwo.tenancy;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the workspace may have and has, for its admins. */
@Controller
class LimitsController {

    private final WorkspaceLimits limits;

    LimitsController(WorkspaceLimits limits) {
        this.limits = limits;
    }

    @GetMapping("/w/{workspace}/settings/limits")
    String show(Member me, Model model) {
        model.addAttribute("quotas", limits.quotas(me));
        model.addAttribute("rates", limits.rates(me));
        return "tenancy/limits/show";
    }
}
