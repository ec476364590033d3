package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.interviews.Seat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The caller's own scorecard as a page and a form: read, saved, submitted, reopened. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}/scorecard")
class ScorecardController {

    private final ScorecardPanel panel;

    ScorecardController(ScorecardPanel panel) {
        this.panel = panel;
    }

    @GetMapping
    ModelAndView show(
            Seat me,
            @PathVariable String workspace,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        return page(me, workspace, panel.view(me), part != null, HttpStatus.OK);
    }

    @PostMapping("/edits")
    ModelAndView saveForm(Seat me, @PathVariable String workspace, @RequestParam Map<String, String> typed) {
        var lost = panel.saveAll(me, typed);
        return lost.isEmpty()
                ? new ModelAndView("redirect:" + base(me, workspace) + "/scorecard")
                : page(me, workspace, panel.view(me, lost), false, HttpStatus.CONFLICT);
    }

    /** Submits; a form that still carries fields has them saved first, and is not submitted when one came too late. */
    @PostMapping("/submission")
    ModelAndView submit(Seat me, @PathVariable String workspace, @RequestParam Map<String, String> typed) {
        var lost = panel.saveAll(me, typed);
        if (!lost.isEmpty()) {
            return page(me, workspace, panel.view(me, lost), false, HttpStatus.CONFLICT);
        }
        panel.submit(me);
        return new ModelAndView("redirect:" + base(me, workspace) + "/scorecard");
    }

    @PostMapping("/reopening")
    String reopen(Seat me, @PathVariable String workspace, @RequestParam(defaultValue = "") String reason) {
        panel.reopen(me, reason);
        return "redirect:" + base(me, workspace) + "/scorecard";
    }

    private ModelAndView page(Seat me, String workspace, CardView card, boolean part, HttpStatus status) {
        String view = part ? "interviews/scorecards/card :: card" : "interviews/scorecards/show";
        var page = new ModelAndView(view, Map.of("card", card, "base", base(me, workspace)), status);
        return part ? page : page.addObject("alone", true).addObject("questions", panel.points(me));
    }

    private static String base(Seat me, String workspace) {
        return "/w/" + workspace + "/rooms/" + me.interviewId();
    }
}
