package dev.roundtwo.practice.partners;

import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.practice.hours.Hours;
import dev.roundtwo.practice.hours.Languages;
import dev.roundtwo.practice.rounds.MatchPages;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finding a partner now: the wishes, the line one stands in, and its stream of signals. */
@Controller
@RequestMapping("/w/{workspace}/partner")
class PartnerController {

    private static final int PAST = 5;

    private final Partners partners;
    private final MatchPages matches;
    private final Hours hours;
    private final LiveFeed live;
    private final Deeds deeds;

    PartnerController(Partners partners, MatchPages matches, Hours hours, LiveFeed live, Deeds deeds) {
        this.partners = partners;
        this.matches = matches;
        this.hours = hours;
        this.live = live;
        this.deeds = deeds;
    }

    @GetMapping
    String show(Member me, Model model) {
        model.addAttribute("form", PartnerForm.of(hours.profile(me)));
        return page(me, model);
    }

    @PostMapping
    String wait(
            Member me,
            @ModelAttribute("form") PartnerForm form,
            BindingResult errors,
            RedirectAttributes once,
            HttpServletResponse response,
            Model model) {
        form.judge(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
        return deeds.orSay(back(me), once, () -> {
            partners.wait(me, form.number(), form.tongue(), form.wish().orElseThrow());
            UUID match = partners.state(me).match();
            return match == null ? back(me) : "redirect:" + room(me, match);
        });
    }

    /** Says that the page is open, and how things stand; once there is a match, the page goes there. */
    @PostMapping("/presence")
    String seen(Member me, HttpServletResponse response, Model model) {
        State state = partners.seen(me);
        if (state.match() != null) {
            response.setHeader("HX-Redirect", room(me, state.match()));
        }
        model.addAttribute("state", state);
        return "practice/partners/show :: line";
    }

    @PostMapping("/leaving")
    String leave(Member me) {
        partners.leave(me);
        return back(me);
    }

    /** The page was closed, or is being loaded anew. */
    @PostMapping("/absence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void goes(Member me) {
        partners.away(me);
    }

    @GetMapping("/events")
    SseEmitter events(Member me, HttpServletRequest request) {
        String account = me.accountId().toString();
        return live.open(List.of(Meeting.topic(me.accountId())), LiveFeed.lastSeen(request), account);
    }

    private String page(Member me, Model model) {
        State state = partners.seen(me);
        model.addAttribute("state", state);
        model.addAttribute("languages", Languages.NAMES);
        model.addAttribute("past", matches.mine(me, null, PAST));
        return "practice/partners/show";
    }

    private static String room(Member me, UUID match) {
        return "/w/" + me.workspaceSlug() + "/interviews/matches/" + match;
    }

    private static String back(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/partner";
    }
}
