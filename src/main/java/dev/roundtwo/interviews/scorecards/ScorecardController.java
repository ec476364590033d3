package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.interviews.KeptWords;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.platform.RuleBroken;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
        try {
            var lost = panel.saveAll(me, typed);
            return lost.isEmpty()
                    ? new ModelAndView("redirect:" + base(me, workspace) + "/scorecard")
                    : page(me, workspace, panel.view(me, lost), false, HttpStatus.CONFLICT);
        } catch (RuleBroken broken) {
            return KeptWords.page(broken, base(me, workspace) + "/scorecard", typed);
        }
    }

    /** Submits; a form that still carries fields has them saved first, and is not submitted when one came too late. */
    @PostMapping("/submission")
    ModelAndView submit(
            Seat me,
            @PathVariable String workspace,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "Accept", defaultValue = "") String accept) {
        ModelAndView saved = saveForm(me, workspace, typed);
        if (saved.getStatus() == HttpStatus.CONFLICT) {
            return saved;
        }
        try {
            panel.submit(me);
            return saved;
        } catch (RuleBroken broken) {
            if (accept.contains(MediaType.APPLICATION_JSON_VALUE)) {
                throw broken; // the page's script shows the reason itself
            }
            return KeptWords.page("interviews.kept.submitted", broken, base(me, workspace) + "/scorecard", Map.of());
        }
    }

    @PostMapping("/reopening")
    ModelAndView reopen(
            Seat me,
            @PathVariable String workspace,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean beside) {
        try {
            panel.reopen(me, reason);
            return new ModelAndView(
                    "redirect:" + base(me, workspace) + (beside && panel.besideTheRoom(me) ? "" : "/scorecard"));
        } catch (RuleBroken broken) {
            return KeptWords.page(
                    "interviews.kept.reopened", broken, base(me, workspace) + "/scorecard", Map.of("reason", reason));
        }
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
