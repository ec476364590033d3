package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Saved;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The caller's own scorecard: read, saved field by field, submitted, reopened. */
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

    /** Every field with its version, for a page that heard of a change. */
    @GetMapping(path = "/fields", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String fields(Seat me) {
        return panel.fields(me);
    }

    /** All that was ever written on the card. */
    @GetMapping("/edits")
    String history(Seat me, @PathVariable String workspace, Model model) {
        model.addAttribute("base", base(me, workspace));
        model.addAttribute("edits", panel.history(me));
        return "interviews/scorecards/history";
    }

    @PostMapping(path = "/edits", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> save(Seat me, @RequestBody EditBody body) {
        return switch (panel.save(me, body.mustHave(body.card), body.edit())) {
            case Saved.Applied(int version) -> ResponseEntity.ok(new Answer(version, null, null, null));
            case Saved.Conflict(var theirs, var version, var by, var at) ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(new Answer(version, theirs, by, at));
        };
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

    /** An edit as it is sent; every part is needed. */
    record EditBody(
            @Nullable UUID card,
            @Nullable UUID id,
            @Nullable String field,
            @Nullable Integer version,
            @Nullable String value) {

        Edit edit() {
            return new Edit(mustHave(id), mustHave(field), mustHave(version), mustHave(value));
        }

        <T> T mustHave(@Nullable T part) {
            if (part == null) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return part;
        }
    }

    /** The version that stands; with {@code theirs} when ours did not. */
    record Answer(
            int version,
            @Nullable String theirs,
            @Nullable String by,
            @Nullable Instant at) {}
}
