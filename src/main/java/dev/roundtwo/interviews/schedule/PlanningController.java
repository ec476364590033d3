package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.Colleagues;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Planning an interview: who, when, and with which set. */
@Controller
@RequestMapping("/w/{workspace}/interviews")
class PlanningController {

    private final Interviews interviews;
    private final Colleagues colleagues;
    private final QuestionSets sets;
    private final InterviewCheck check;

    PlanningController(Interviews interviews, Colleagues colleagues, QuestionSets sets, InterviewCheck check) {
        this.interviews = interviews;
        this.colleagues = colleagues;
        this.sets = sets;
        this.check = check;
    }

    @GetMapping("/new")
    String blank(Member me, @RequestParam(required = false) @Nullable UUID set, Model model) {
        me.mustBe(Role.INTERVIEWER);
        model.addAttribute("form", InterviewForm.fresh(set));
        return choices(me, model);
    }

    @PostMapping
    Object create(
            Member me,
            @PathVariable String workspace,
            @ModelAttribute("form") InterviewForm form,
            BindingResult errors,
            Model model) {
        me.mustBe(Role.INTERVIEWER);
        check.judge(me, form, errors);
        if (!errors.hasErrors()) {
            try {
                return "redirect:/w/" + workspace + "/interviews/" + interviews.schedule(me, form.plan());
            } catch (RuleBroken broken) {
                // Somebody may have been quicker with one of these people.
                String field = broken.code().startsWith("interviews.taken") ? "date" : null;
                errors.rejectValue(field, broken.code(), broken.arguments(), broken.code());
            }
        }
        HttpStatusCode status = HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView(choices(me, model), model.asMap(), status);
    }

    private String choices(Member me, Model model) {
        model.addAttribute("sets", sets.choices());
        model.addAttribute(
                "people",
                colleagues.of(me.workspaceId()).stream()
                        .filter(person -> !person.account().equals(me.accountId()))
                        .toList());
        model.addAttribute("zones", Zones.NAMES);
        return "interviews/schedule/new";
    }
}
