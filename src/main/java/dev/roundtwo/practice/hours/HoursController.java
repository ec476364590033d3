package dev.roundtwo.practice.hours;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
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

/** One's own hours, the days that are otherwise, and one's standing. */
@Controller
@RequestMapping("/w/{workspace}/hours")
class HoursController {

    private static final Duration SHOWN = Duration.ofDays(14);

    private final Hours hours;
    private final HoursBook book;
    private final Standings standings;
    private final MessageSource messages;
    private final Clock clock;

    HoursController(Hours hours, HoursBook book, Standings standings, MessageSource messages, Clock clock) {
        this.hours = hours;
        this.book = book;
        this.standings = standings;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(Member me, Model model) {
        Profile profile = hours.profile(me);
        model.addAttribute("form", HoursForm.of(profile, hours.week(me))).addAttribute("guess", !profile.said());
        return page(me, model);
    }

    @PostMapping
    Object save(Member me, @ModelAttribute("form") HoursForm form, BindingResult errors, Model model) {
        form.judge(errors);
        if (errors.hasErrors()) {
            return new ModelAndView(page(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        book.save(me, form);
        return back(me);
    }

    @PostMapping("/exceptions")
    Object except(
            Member me,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean free,
            @RequestParam(defaultValue = "") String hours,
            Locale locale,
            Model model) {
        try {
            if (day == null || day.getYear() > 9999) {
                throw new RuleBroken("practice.exception.day");
            }
            book.except(me, day, free, hours);
            return back(me);
        } catch (RuleBroken broken) {
            model.addAttribute("problem", messages.getMessage(broken.code(), broken.arguments(), locale));
            model.addAttribute("day", day).addAttribute("free_", free).addAttribute("typed", hours);
            return new ModelAndView(show(me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/exceptions/{day}/removal")
    String forget(Member me, @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        book.forget(me, day);
        return back(me);
    }

    private String page(Member me, Model model) {
        Instant now = clock.instant();
        Week week = hours.week(me);
        List<Span> free =
                hours.free(List.of(me.accountId()), now, now.plus(SHOWN)).getOrDefault(me.accountId(), List.of());
        model.addAttribute("exceptions", ExceptionRow.of(week));
        model.addAttribute("free", free.stream().limit(8).toList());
        model.addAttribute("standing", standings.of(me.accountId()));
        model.addAttribute("zones", Zones.NAMES);
        model.addAttribute("languages", Languages.NAMES);
        return "practice/hours/show";
    }

    private static String back(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/hours";
    }
}
