package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.tenancy.Member;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
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

/** Another time for an interview, or a first one for a match. */
@Controller
@RequestMapping("/w/{workspace}/interviews")
class TimesController {

    private static final String PAGE = "interviews/booking/times";

    private final TimesPages pages;
    private final MatchTimes matches;
    private final Moves moves;
    private final MessageSource messages;

    TimesController(TimesPages pages, MatchTimes matches, Moves moves, MessageSource messages) {
        this.pages = pages;
        this.matches = matches;
        this.moves = moves;
        this.messages = messages;
    }

    @GetMapping("/{id}/times")
    String times(Member me, @PathVariable UUID id, Model model) {
        return page(pages.ofInterview(me, id), model);
    }

    @PostMapping("/{id}/times")
    Object wish(Member me, @PathVariable UUID id, @ModelAttribute("form") TimesForm form, Locale locale, Model model) {
        try {
            if (form.proposes()) {
                matches.proposeOthers(me, id, form.instants());
            } else {
                moves.moveAtOnce(me, id, form.instants());
            }
            return "redirect:/w/" + me.workspaceSlug() + "/interviews/" + id;
        } catch (RuleBroken broken) {
            return again(pages.ofInterview(me, id), form, broken, locale, model);
        }
    }

    /** Leads on when it has an interview by now. */
    @GetMapping("/matches/{match}")
    String match(Member me, @PathVariable UUID match, Model model) {
        String onward = matches.onward(me, match);
        return onward == null ? page(pages.ofMatch(me, match), model) : "redirect:" + onward;
    }

    @PostMapping("/matches/{match}")
    Object propose(
            Member me, @PathVariable UUID match, @ModelAttribute("form") TimesForm form, Locale locale, Model model) {
        try {
            matches.propose(me, match, form.instants());
            return back(me, match);
        } catch (RuleBroken broken) {
            return again(pages.ofMatch(me, match), form, broken, locale, model);
        }
    }

    @PostMapping("/matches/{match}/sets")
    String choose(Member me, @PathVariable UUID match, @RequestParam UUID first, @RequestParam UUID second) {
        matches.choose(me, match, first, second);
        return back(me, match);
    }

    private Object again(TimesPage page, TimesForm form, RuleBroken broken, Locale locale, Model model) {
        model.addAttribute("at", form.field(broken.code()));
        model.addAttribute("problem", messages.getMessage(broken.code(), broken.arguments(), locale));
        return new ModelAndView(page(page, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String page(TimesPage page, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", TimesForm.fresh(page.zone()));
        }
        model.addAttribute("page", page).addAttribute("zones", Zones.NAMES);
        return PAGE;
    }

    private static String back(Member me, UUID match) {
        return "redirect:/w/" + me.workspaceSlug() + "/interviews/matches/" + match;
    }
}
