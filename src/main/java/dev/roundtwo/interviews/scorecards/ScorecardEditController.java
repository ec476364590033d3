package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.interviews.Seat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The caller's own scorecard field by field, as its page's script saves and reads it; and all that was ever written. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}/scorecard")
class ScorecardEditController {

    private final ScorecardPanel panel;

    ScorecardEditController(ScorecardPanel panel) {
        this.panel = panel;
    }

    @PostMapping(path = "/edits", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EditAnswer> save(Seat me, @RequestBody EditBody body) {
        return EditAnswer.of(panel.save(me, body.ofCard(), body.edit()));
    }

    /** Every field with its version, for a page that heard of a change. */
    @GetMapping(path = "/fields", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String fields(Seat me) {
        return panel.fields(me);
    }

    @GetMapping("/edits")
    String history(Seat me, @PathVariable String workspace, Model model) {
        model.addAttribute("base", "/w/" + workspace + "/rooms/" + me.interviewId());
        model.addAttribute("edits", panel.history(me));
        return "interviews/scorecards/history";
    }
}
