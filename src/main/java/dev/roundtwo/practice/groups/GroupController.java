package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.practice.Sets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** The list of groups, beginning one, and its settings. */
@Controller
@RequestMapping("/w/{workspace}/groups")
class GroupController {

    private final Groups groups;
    private final GroupPages pages;
    private final GroupCheck check;
    private final Sets sets;
    private final Clock clock;

    GroupController(Groups groups, GroupPages pages, GroupCheck check, Sets sets, Clock clock) {
        this.groups = groups;
        this.pages = pages;
        this.check = check;
        this.sets = sets;
        this.clock = clock;
    }

    @GetMapping
    String index(Member me, @RequestParam(required = false) @Nullable UUID after, Model model) {
        List<GroupRow> others = pages.others(me, after);
        boolean more = others.size() > GroupPages.PAGE;
        model.addAttribute("mine", pages.mine(me));
        model.addAttribute("others", more ? others.subList(0, GroupPages.PAGE) : others);
        model.addAttribute("later", more ? others.get(GroupPages.PAGE - 1).id() : null);
        model.addAttribute("first", after == null);
        model.addAttribute("ended", after == null ? pages.ended(me) : List.of());
        return "practice/groups/index";
    }

    @GetMapping("/new")
    String blank(Member me, Model model) {
        me.mustBe(Role.INTERVIEWER);
        model.addAttribute("form", GroupForm.blank(soon())).addAttribute("guess", true);
        return form(model, null);
    }

    @PostMapping
    Object begin(Member me, @ModelAttribute("form") GroupForm form, BindingResult errors, Model model) {
        me.mustBe(Role.INTERVIEWER);
        check.judge(form, null, errors);
        if (errors.hasErrors()) {
            return new ModelAndView(form(model, null), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page(me, groups.begin(me, form));
    }

    @GetMapping("/{group}/settings")
    String settings(Member me, @PathVariable UUID group, Model model) {
        Group now = pages.steered(me, group);
        model.addAttribute("form", GroupForm.of(now, sets.newest(now.sets()), soon()));
        return form(model, now);
    }

    @PostMapping("/{group}/settings")
    Object change(
            Member me,
            @PathVariable UUID group,
            @ModelAttribute("form") GroupForm form,
            BindingResult errors,
            Model model) {
        Group now = pages.steered(me, group);
        check.judge(form, now, errors);
        if (!errors.hasErrors()) {
            try {
                groups.change(me, group, form);
                return page(me, group);
            } catch (RuleBroken broken) {
                errors.reject(broken.code(), broken.arguments(), broken.code());
            }
        }
        return new ModelAndView(form(model, now), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String form(Model model, @Nullable Group group) {
        model.addAttribute("group", group);
        model.addAttribute("sets", sets.choices(group == null ? List.of() : sets.newest(group.sets())));
        model.addAttribute("zones", Zones.NAMES);
        return group == null ? "practice/groups/new" : "practice/groups/settings";
    }

    private static String page(Member me, UUID group) {
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group;
    }

    /** A week from now, so that people can join before the first round. */
    private LocalDate soon() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(7);
    }
}
