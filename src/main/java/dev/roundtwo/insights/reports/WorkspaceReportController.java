package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.models.Rebuilds;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The workspace's months, for owners and admins; and counting all of it anew. */
@Controller
@RequestMapping("/w/{workspace}/settings/reports")
class WorkspaceReportController {

    private final Reports reports;
    private final Handout handout;
    private final Rebuilds rebuilds;

    WorkspaceReportController(Reports reports, Handout handout, Rebuilds rebuilds) {
        this.reports = reports;
        this.handout = handout;
        this.rebuilds = rebuilds;
    }

    @GetMapping
    String latest(Member me) {
        me.mustBe(Role.ADMIN);
        return "redirect:%s/%s".formatted(base(me), reports.last(me));
    }

    @GetMapping("/{month}")
    String show(Member me, @PathVariable String month, Model model) {
        model.addAttribute("settings", true);
        return handout.page(model, reports.ofWorkspace(me, reports.month(me, month)), base(me));
    }

    @GetMapping("/{month}/pdf")
    ResponseEntity<byte[]> print(Member me, @PathVariable String month) {
        return handout.paper(me, reports.ofWorkspace(me, reports.month(me, month)), "workspace-report");
    }

    @GetMapping("/{month}/tables")
    ResponseEntity<byte[]> tables(Member me, @PathVariable String month) {
        return handout.cells(reports.ofWorkspace(me, reports.month(me, month)), "workspace-report");
    }

    @PostMapping("/rebuilding")
    String rebuild(Member me) {
        rebuilds.begin(me);
        return "redirect:" + base(me);
    }

    private static String base(Member me) {
        return "/w/" + me.workspaceSlug() + "/settings/reports";
    }
}
