package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.SeatInvitations;
import dev.roundtwo.interviews.booking.AppointmentPages;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.FormFaults;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The schedule, the page of an interview from outside, and calling it off there. */
@Controller
@RequestMapping("/w/{workspace}/interviews")
class InterviewController {

    private final Schedule schedule;
    private final SeatInvitations invitations;
    private final AppointmentPages times;
    private final Cancellations cancellations;

    InterviewController(
            Schedule schedule, SeatInvitations invitations, AppointmentPages times, Cancellations cancellations) {
        this.cancellations = cancellations;
        this.times = times;
        this.schedule = schedule;
        this.invitations = invitations;
    }

    @GetMapping
    String index(
            Member me,
            @RequestParam(defaultValue = "COMING") Schedule.Tab tab,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("page", schedule.page(me, tab, mine, Schedule.Cursor.parse(after)));
        model.addAttribute("tab", tab);
        model.addAttribute("mine", mine);
        model.addAttribute("first", after == null);
        model.addAttribute("waiting", tab == Schedule.Tab.COMING && after == null ? times.waiting(me) : List.of());
        return "interviews/schedule/index";
    }

    @GetMapping("/{id}")
    String show(Member me, @PathVariable UUID id, Model model) {
        model.addAttribute("form", new CancellationForm(""));
        return page(me, id, model);
    }

    @PostMapping("/{id}/cancellation")
    String cancel(
            Member me,
            @PathVariable UUID id,
            @ModelAttribute("form") CancellationForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        try {
            cancellations.cancel(me, id, form.words());
            return "redirect:/w/" + me.workspaceSlug() + "/interviews/" + id;
        } catch (RuleBroken broken) {
            FormFaults.show(broken, errors, response);
            return page(me, id, model);
        }
    }

    private String page(Member me, UUID id, Model model) {
        model.addAttribute("interview", schedule.row(me, id)).addAttribute("appointment", times.of(me, id));
        model.addAttribute("seats", invitations.of(me, id)).addAttribute("plans", invitations.plans(me, id));
        model.addAttribute("sets", schedule.sets(me, id)).addAttribute("takeover", schedule.takeover(me, id));
        model.addAttribute("calledOff", schedule.calledOff(me, id));
        return "interviews/schedule/show";
    }
}
