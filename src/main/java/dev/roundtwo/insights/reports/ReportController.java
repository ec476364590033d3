package dev.roundtwo.insights.reports;

import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** One's own months, and those of a group. */
@Controller
@RequestMapping("/w/{workspace}")
class ReportController {

    private final Reports reports;
    private final Handout handout;

    ReportController(Reports reports, Handout handout) {
        this.reports = reports;
        this.handout = handout;
    }

    @GetMapping("/reports")
    String latest(Member me) {
        return "redirect:/w/%s/reports/%s".formatted(me.workspaceSlug(), reports.last(me));
    }

    @GetMapping("/reports/{month}")
    String show(Member me, @PathVariable String month, Model model) {
        return handout.page(model, reports.mine(me, reports.month(me, month)), "/w/" + me.workspaceSlug() + "/reports");
    }

    @GetMapping("/reports/{month}/pdf")
    ResponseEntity<byte[]> print(Member me, @PathVariable String month) {
        return handout.paper(me, reports.mine(me, reports.month(me, month)), "report");
    }

    @GetMapping("/groups/{group}/reports")
    String latestOfGroup(Member me, @PathVariable UUID group) {
        return "redirect:/w/%s/groups/%s/reports/%s".formatted(me.workspaceSlug(), group, reports.last(me, group));
    }

    @GetMapping("/groups/{group}/reports/{month}")
    String ofGroup(Member me, @PathVariable UUID group, @PathVariable String month, Model model) {
        model.addAttribute("group", group);
        return handout.page(
                model,
                reports.ofGroup(me, group, reports.month(me, month)),
                "/w/" + me.workspaceSlug() + "/groups/" + group + "/reports");
    }

    @GetMapping("/groups/{group}/reports/{month}/pdf")
    ResponseEntity<byte[]> printOfGroup(Member me, @PathVariable UUID group, @PathVariable String month) {
        return handout.paper(me, reports.ofGroup(me, group, reports.month(me, month)), "group-report");
    }
}
