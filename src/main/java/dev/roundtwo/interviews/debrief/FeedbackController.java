package dev.roundtwo.interviews.debrief;

import dev.roundtwo.interviews.KeptWords;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.scorecards.EditAnswer;
import dev.roundtwo.interviews.scorecards.EditBody;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Saved;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The candidate's feedback: read, written, published. Peers read each other's cards instead. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}/feedback")
class FeedbackController {

    private final FeedbackDesk desk;

    FeedbackController(FeedbackDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String read(Seat me, @PathVariable String workspace, Model model) {
        if (me.part() == Part.PEER) {
            return "redirect:" + base(me, workspace) + "/debrief";
        }
        model.addAttribute("base", base(me, workspace));
        model.addAttribute("seat", me);
        model.addAttribute("letter", desk.letter(me).orElse(null));
        return "interviews/feedback/show";
    }

    @GetMapping("/draft")
    String draft(Seat me, @PathVariable String workspace, Model model) {
        model.addAttribute("base", base(me, workspace));
        FeedbackDesk.Desk open = desk.desk(me);
        model.addAttribute("desk", open);
        Object typed = model.getAttribute("typed");
        model.addAttribute(
                "preview",
                desk.preview(
                        me, typed instanceof String text ? text : open.draft().text()));
        return "interviews/feedback/draft";
    }

    @PostMapping("/preview")
    String preview(Seat me, @PathVariable String workspace, @RequestParam(defaultValue = "") String text, Model model) {
        model.addAttribute("preview", desk.preview(me, text));
        model.addAttribute("base", base(me, workspace));
        return "interviews/feedback/draft :: preview";
    }

    @PostMapping("/edits")
    ResponseEntity<EditAnswer> save(Seat me, @RequestBody EditBody body) {
        return EditAnswer.of(desk.save(me, body.edit("text")));
    }

    /** Saves the form's text, and publishes it when the lead pressed that button. */
    @PostMapping("/publication")
    Object publish(
            Seat me,
            @PathVariable String workspace,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean levels,
            @RequestParam(defaultValue = "publish") String act,
            HttpServletResponse response,
            Model model) {
        String typed = text.replace("\r\n", "\n");
        try {
            Saved saved = desk.save(me, new Edit(Ids.next(), "text", version, typed));
            if (saved instanceof Saved.Applied(int standing)) {
                if (act.equals("save")) {
                    return "redirect:" + base(me, workspace) + "/feedback/draft";
                }
                desk.publish(me, standing, levels);
                return "redirect:" + base(me, workspace) + "/feedback";
            }
            model.addAttribute("clash", saved);
        } catch (RuleBroken broken) {
            if (!desk.open(me)) {
                return KeptWords.page(broken, base(me, workspace) + "/debrief", Map.of("text", typed));
            }
            model.addAttribute("problem", broken);
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        model.addAttribute("typed", typed);
        return draft(me, workspace, model);
    }

    private static String base(Seat me, String workspace) {
        return "/w/" + workspace + "/rooms/" + me.interviewId();
    }
}
