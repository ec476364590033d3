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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A group's page, and its rounds. */
@Controller
@RequestMapping("/w/{workspace}/groups/{group}")
class RoundController {

    private final GroupPages groups;
    private final Rounds rounds;
    private final RoundPages pages;
    private final MatchPages matches;
    private final Sets sets;
    private final GroupProgress progress;

    RoundController(
            GroupPages groups, Rounds rounds, RoundPages pages, MatchPages matches, Sets sets, GroupProgress progress) {
        this.progress = progress;
        this.groups = groups;
        this.rounds = rounds;
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
        if (!told.isEmpty()) {
            UUID last = told.getFirst().id();
            model.addAttribute("last", pages.page(me, group, last));
            model.addAttribute(
                    "mine", matches.mine(me, last, 1).stream().findFirst().orElse(null));
        }
        return "practice/groups/show";
    }

    @PostMapping("/rounds")
    String draft(Member me, @PathVariable UUID group) {
        return round(me, group, rounds.draft(me, group));
    }

    @GetMapping("/rounds/{round}")
    String round(Member me, @PathVariable UUID group, @PathVariable UUID round, Model model) {
        Inside inside = groups.page(me, group);
        model.addAttribute("group", inside.group()).addAttribute("inside", inside);
        model.addAttribute("round", pages.page(me, group, round));
        model.addAttribute(
                "mine", matches.mine(me, round, 1).stream().findFirst().orElse(null));
        return "practice/rounds/show";
    }

    @PostMapping("/rounds/{round}/pairings")
    String again(Member me, @PathVariable UUID group, @PathVariable UUID round, @RequestParam int version) {
        rounds.again(me, group, round, version);
        return round(me, group, round);
    }

    @PostMapping("/rounds/{round}/moves")
    String swap(
            Member me,
            @PathVariable UUID group,
            @PathVariable UUID round,
            @RequestParam UUID one,
            @RequestParam UUID other,
            @RequestParam int version) {
        rounds.swap(me, group, round, one, other, version);
        return round(me, group, round);
    }

    @PostMapping("/rounds/{round}/publication")
    String publish(Member me, @PathVariable UUID group, @PathVariable UUID round, @RequestParam int version) {
        rounds.publish(me, group, round, version);
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group;
    }

    @PostMapping("/rounds/{round}/removal")
    String drop(Member me, @PathVariable UUID group, @PathVariable UUID round, @RequestParam int version) {
        rounds.drop(me, group, round, version);
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group;
    }

    private static String round(Member me, UUID group, UUID round) {
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group + "/rounds/" + round;
    }
}
