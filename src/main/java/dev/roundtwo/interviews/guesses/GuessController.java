package dev.roundtwo.interviews.guesses;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.scoring.Recommendation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The caller's own guess of how they answered. */
@Controller
@RequestMapping("/w/{workspace}/rooms/{room}/guess")
class GuessController {

    private final GuessDesk desk;

    GuessController(GuessDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String show(Seat me, @PathVariable String workspace, Model model) {
        return page(me, workspace, desk.sheet(me), model);
    }

    @PostMapping
    String give(
            Seat me,
            @PathVariable String workspace,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        Guess guess = guess(typed);
        try {
            desk.give(me, guess);
            return "redirect:" + base(me, workspace) + "/guess";
        } catch (RuleBroken broken) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", broken);
            return page(me, workspace, desk.again(me, guess), model);
        }
    }

    private static String page(Seat me, String workspace, GuessSheet sheet, Model model) {
        model.addAttribute("base", base(me, workspace)).addAttribute("seat", me).addAttribute("guess", sheet);
        return "interviews/guesses/show";
    }

    /** What the form holds; nothing chosen is nothing sent, or an empty text. */
    private static Guess guess(Map<String, String> typed) {
        Map<String, Integer> levels = new HashMap<>();
        try {
            typed.forEach((name, value) -> {
                if (name.startsWith("level.") && !value.isEmpty()) {
                    levels.put(name.substring("level.".length()), Integer.valueOf(value));
                }
            });
            String overall = typed.getOrDefault("recommendation", "");
            return new Guess(
                    overall.isEmpty() ? null : Recommendation.valueOf(overall),
                    levels,
                    Integer.parseInt(typed.getOrDefault("version", "0")));
        } catch (IllegalArgumentException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static String base(Seat me, String workspace) {
        return "/w/" + workspace + "/rooms/" + me.interviewId();
    }
}
