package dev.roundtwo.interviews.debrief;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.scorecards.Reveal;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.scoring.Decision;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All cards side by side once all are in, and what was decided. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}/debrief")
class DebriefController {

    private final DebriefPages pages;

    DebriefController(DebriefPages pages) {
        this.pages = pages;
    }

    @GetMapping
    String show(
            Seat me,
            @PathVariable String workspace,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response,
            Model model) {
        List<Reveal.Waiting> waiting = pages.waiting(me);
        model.addAttribute("base", base(me, workspace));
        model.addAttribute("seat", me);
        if (!waiting.isEmpty()) {
            model.addAttribute("waiting", waiting);
            model.addAttribute(
                    "submitted",
                    waiting.stream().filter(Reveal.Waiting::submitted).count());
            model.addAttribute("candidate", pages.candidate(me));
            return part == null ? "interviews/debrief/waiting" : "interviews/debrief/waiting :: blind";
        }
        if (part != null) {
            response.setHeader("HX-Refresh", "true");
        }
        return open(me, model);
    }

    @PostMapping("/decision")
    String decide(
            Seat me,
            @PathVariable String workspace,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(required = false) Decision.@Nullable Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            if (verdict == null) {
                throw new RuleBroken("interviews.debrief.verdict");
            }
            pages.decide(me, seen, verdict, reason);
            return "redirect:" + base(me, workspace) + "/debrief";
        } catch (RuleBroken broken) {
            if (me.part() != Part.LEAD || !pages.waiting(me).isEmpty()) {
                throw broken;
            }
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", broken);
            model.addAttribute("reason", reason);
            model.addAttribute("verdict", verdict);
            model.addAttribute("base", base(me, workspace));
            return open(me, model);
        }
    }

    private String open(Seat me, Model model) {
        List<DebriefPage> open = pages.of(me);
        model.addAttribute("seat", me);
        model.addAttribute("page", open.getFirst());
        model.addAttribute("verdicts", Decision.Verdict.values());
        if (me.part() != Part.PEER) {
            return "interviews/debrief/show";
        }
        model.addAttribute("other", open.getLast());
        return "interviews/debrief/peers";
    }

    private static String base(Seat me, String workspace) {
        return "/w/" + workspace + "/rooms/" + me.interviewId();
    }
}
