package dev.roundtwo.practice.rounds;

import dev.roundtwo.practice.GroupProgress;
import dev.roundtwo.practice.Sets;
import dev.roundtwo.practice.groups.Access.Inside;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.practice.groups.MateRow;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A group's page, and its rounds. */
@Controller
@RequestMapping("/w/{workspace}/groups/{group}")
class RoundController {

    private final GroupPages groups;
    private final RoundPages pages;
    private final MatchPages matches;
    private final Sets sets;
    private final GroupProgress progress;

    RoundController(GroupPages groups, RoundPages pages, MatchPages matches, Sets sets, GroupProgress progress) {
        this.progress = progress;
        this.groups = groups;
        this.pages = pages;
        this.matches = matches;
        this.sets = sets;
    }

    @GetMapping
    String show(Member me, @PathVariable UUID group, Model model) {
        Inside inside = groups.page(me, group);
        model.addAttribute("inside", inside).addAttribute("group", inside.group());
        if (!inside.sees()) {
            model.addAttribute("people", groups.size(group));
            model.addAttribute("asked", groups.asked(me, group));
            return "practice/groups/outside";
        }
        List<RoundPage> told = pages.told(inside);
        List<MateRow> people = groups.people(me, group);
        model.addAttribute("people", people);
        if (inside.steers()) {
            List<UUID> accounts = people.stream().map(MateRow::account).toList();
            model.addAttribute("progress", progress.of(me, group, accounts, inside.lead()));
        }
        model.addAttribute("requests", groups.requests(me, group));
        model.addAttribute("draft", pages.draft(me, inside).orElse(null));
        model.addAttribute("told", told.stream().skip(1).toList());
        model.addAttribute("sets", sets.titles(inside.group().sets()));
        model.addAttribute("nextOn", groups.nextOn(inside.group()));
        if (!told.isEmpty()) {
            UUID last = told.getFirst().id();
            model.addAttribute("last", pages.page(me, group, last));
            model.addAttribute(
                    "mine", matches.mine(me, last, 1).stream().findFirst().orElse(null));
        }
        return "practice/groups/show";
    }

    @GetMapping("/rounds/{round}")
    String round(Member me, @PathVariable UUID group, @PathVariable UUID round, Model model) {
        Inside inside = groups.page(me, group);
        model.addAttribute("group", inside.group()).addAttribute("inside", inside);
        model.addAttribute("setless", sets.choices().isEmpty());
        RoundPage page = pages.page(me, group, round);
        model.addAttribute("round", page).addAttribute("outlooks", pages.outlooks(me, group, page));
        model.addAttribute(
                "mine", matches.mine(me, round, 1).stream().findFirst().orElse(null));
        return "practice/rounds/show";
    }
}
