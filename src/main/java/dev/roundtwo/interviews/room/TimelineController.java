package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Seat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The record of an interview, with the reader's own rights. */
@Controller
class TimelineController {

    private final TimelinePages pages;

    TimelineController(TimelinePages pages) {
        this.pages = pages;
    }

    @GetMapping("/w/{workspace}/rooms/{room}/timeline")
    String show(
            Seat me,
            @PathVariable String workspace,
            @RequestParam(defaultValue = "ALL") TimelinePages.Show show,
            Model model) {
        model.addAttribute("timeline", pages.read(me, show));
        model.addAttribute("base", "/w/" + workspace + "/rooms/" + me.interviewId());
        model.addAttribute("workspace", workspace);
        return "interviews/room/timeline";
    }
}
