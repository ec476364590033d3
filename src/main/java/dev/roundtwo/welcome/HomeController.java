package dev.roundtwo.welcome;

import dev.roundtwo.interviews.Desk;
import dev.roundtwo.interviews.booking.AppointmentPages;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.SetChoice;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A workspace's home: what is on the reader's desk. */
@Controller
class HomeController {

    private static final int SETS = 5;

    private final Desk desk;
    private final QuestionSets sets;
    private final AppointmentPages times;
    private final GroupPages groups;

    HomeController(Desk desk, QuestionSets sets, AppointmentPages times, GroupPages groups) {
        this.groups = groups;
        this.times = times;
        this.desk = desk;
        this.sets = sets;
    }

    @GetMapping("/w/{workspace}")
    String home(Member me, Model model) {
        boolean interviews = me.may(Role.INTERVIEWER);
        model.addAttribute("live", desk.live(me));
        model.addAttribute("next", desk.next(me));
        model.addAttribute("owed", desk.owed(me));
        model.addAttribute("past", desk.past(me));
        model.addAttribute("waiting", times.waiting(me));
        List<SetChoice> published =
                interviews ? sets.choices().stream().limit(SETS).toList() : List.of();
        model.addAttribute("sets", published);
        model.addAttribute("drafts", interviews && published.isEmpty() && sets.hasDrafts());
        model.addAttribute("interviews", interviews);
        model.addAttribute("groups", groups.mine(me));
        return "welcome/home/index";
    }
}
