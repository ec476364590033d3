package dev.roundtwo.practice.hours;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own hours, the days that are otherwise, and one's standing. */
@Controller
@RequestMapping("/w/{workspace}/hours")
class HoursController {

    private static final int SHOWN_DAYS = 14;

    private final Hours hours;
    private final HoursBook book;
    private final Standings standings;
    private final Clock clock;

    HoursController(Hours hours, HoursBook book, Standings standings, Clock clock) {
        this.hours = hours;
        this.book = book;
        this.standings = standings;
        this.clock = clock;
    }

    @GetMapping
    String show(Member me, Model model) {
        Profile profile = hours.profile(me);
        model.addAttribute("form", HoursForm.of(profile, hours.week(me))).addAttribute("guess", !profile.said());
        model.addAttribute("other", OtherDay.NONE);
        return page(me, model);
    }

    /** The week, and a day that was typed or taken back beside it: nothing of the page is lost to one button. */
    @PostMapping
    Object save(
            Member me,
            @ModelAttribute("form") HoursForm form,
            BindingResult errors,
            @ModelAttribute("other") OtherDay other,
            BindingResult others,
            Model model,
            RedirectAttributes once) {
        form.judge(errors);
        other.judge(others, LocalDate.ofInstant(clock.instant(), form.clock().orElse(ZoneOffset.UTC)));
        if (!errors.hasErrors() && !others.hasErrors()) {
            try {
                book.save(me, form, other);
                once.addFlashAttribute("saved", true);
                return "redirect:/w/" + me.workspaceSlug() + "/hours";
            } catch (RuleBroken broken) {
                others.rejectValue("day", broken.code(), broken.arguments(), broken.code());
            }
        }
        return new ModelAndView(page(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String page(Member me, Model model) {
        Week week = hours.week(me);
        Instant next = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Instant end = LocalDate.ofInstant(next, week.zone())
                .plusDays(SHOWN_DAYS)
                .atStartOfDay(week.zone())
                .toInstant();
        List<Span> free = hours.free(List.of(me.accountId()), next, end).getOrDefault(me.accountId(), List.of());
        model.addAttribute("exceptions", ExceptionRow.of(week));
        model.addAttribute(
                "free",
                free.stream()
                        .flatMap(span -> FreeRow.of(span, week.zone()).stream())
                        .toList());
        model.addAttribute("clock", week.zone().getId().replace('_', ' '));
        model.addAttribute("standing", standings.of(me.accountId()));
        model.addAttribute("zones", Zones.NAMES);
        model.addAttribute("languages", Languages.NAMES);
        return "practice/hours/show";
    }
}
