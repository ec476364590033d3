package dev.roundtwo.interviews.calendar;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.Workspaces;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page behind a mail's one-use link. Opening it, and choosing a time on it, only shows; a button does. */
@Controller
@RequestMapping("/reschedule/{slug}/{token}")
class RescheduleController {

    private final Rearranging rearranging;
    private final Workspaces workspaces;
    private final Pages pages;

    RescheduleController(Rearranging rearranging, Workspaces workspaces, Pages pages) {
        this.rearranging = rearranging;
        this.workspaces = workspaces;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String slug, @PathVariable String token, @ModelAttribute("wish") Wish wish, Model model) {
        try {
            model.addAttribute("chosen", wish.said() ? wish.instants() : null);
            return page(slug, token, model, null);
        } catch (RuleBroken unread) {
            return page(slug, token, model, unread.code(), unread.arguments());
        }
    }

    @PostMapping("/times")
    ModelAndView move(
            @PathVariable String slug, @PathVariable String token, @ModelAttribute("wish") Wish wish, Model model) {
        return done(slug, token, model, () -> rearranging.move(token, wish.instants()));
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(
            @PathVariable String slug,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("wish") Wish wish,
            Model model) {
        return done(slug, token, model.addAttribute("reason", reason), () -> rearranging.cancel(token, reason));
    }

    private ModelAndView done(String slug, String token, Model model, Runnable deed) {
        try {
            in(slug).run(deed);
            return new ModelAndView("redirect:/reschedule/" + slug + "/" + token);
        } catch (RuleBroken broken) {
            return page(slug, token, model, broken.code(), broken.arguments());
        }
    }

    /** What cannot be done is said above the choices; a link that is good for nothing more says so, and 410. */
    private ModelAndView page(String slug, String token, Model model, @Nullable String problem, Object... words) {
        Arrangement arrangement;
        try {
            arrangement = in(slug).call(() -> rearranging.look(token));
        } catch (NotFound gone) {
            return new ModelAndView("interviews/calendar/no-link", model.asMap(), HttpStatus.NOT_FOUND);
        }
        model.addAttribute("it", arrangement)
                .addAttribute("link", "/reschedule/" + slug + "/" + token)
                .addAttribute("page", "/w/" + slug + "/interviews/" + arrangement.interview())
                .addAttribute("zones", Zones.NAMES)
                .addAttribute("problem", problem == null ? null : pages.text(problem, words));
        HttpStatus status = !arrangement.open()
                ? HttpStatus.GONE
                : problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("interviews/calendar/reschedule", model.asMap(), status);
    }

    /** Nobody in particular does it, whoever is signed in: the link says what may be done. */
    private Scope in(String slug) {
        return workspaces.idOf(slug).map(id -> new Scope(id, null)).orElseThrow(() -> new NotFound("workspace", slug));
    }
}
