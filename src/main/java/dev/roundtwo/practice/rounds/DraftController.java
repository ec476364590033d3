package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What leads do with a draft; what cannot be done is said on the page that they did it on, as it stands now. */
@Controller
@RequestMapping("/w/{workspace}/groups/{group}/rounds")
class DraftController {

    private final Rounds rounds;
    private final Verdicts verdicts;
    private final Deeds deeds;

    DraftController(Rounds rounds, Verdicts verdicts, Deeds deeds) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.deeds = deeds;
    }

    @PostMapping
    String draft(Member me, @PathVariable UUID group, RedirectAttributes once) {
        return deeds.orSay(at(me, group), once, () -> at(me, group) + "/rounds/" + rounds.draft(me, group));
    }

    @PostMapping("/{round}/pairings")
    String again(
            Member me,
            @PathVariable UUID group,
            @PathVariable UUID round,
            @RequestParam int version,
            RedirectAttributes once) {
        String here = at(me, group) + "/rounds/" + round;
        return done(() -> rounds.again(me, group, round, version), "Paired again.", here, here, once);
    }

    @PostMapping("/{round}/moves")
    String swap(
            Member me,
            @PathVariable UUID group,
            @PathVariable UUID round,
            @RequestParam UUID one,
            @RequestParam UUID other,
            @RequestParam int version,
            RedirectAttributes once) {
        String here = at(me, group) + "/rounds/" + round;
        Set<UUID> people = Set.copyOf(List.of(one, other));
        String before = verdicts.of(me, group, round, people);
        Runnable swap = () -> {
            rounds.swap(me, group, round, one, other, version);
            String now = verdicts.of(me, group, round, people);
            if (!now.equals(before)) {
                once.addFlashAttribute("now", now).addFlashAttribute("before", before);
            }
        };
        return done(swap, "Swapped.", here, here, once);
    }

    @PostMapping("/{round}/publication")
    String publish(
            Member me,
            @PathVariable UUID group,
            @PathVariable UUID round,
            @RequestParam int version,
            RedirectAttributes once) {
        String here = at(me, group) + "/rounds/" + round;
        return deeds.orSay(here, once, () -> {
            boolean now = rounds.publish(me, group, round, version);
            once.addFlashAttribute("done", now ? "Told to all." : "It was told to all already.");
            return at(me, group);
        });
    }

    @PostMapping("/{round}/removal")
    String drop(
            Member me,
            @PathVariable UUID group,
            @PathVariable UUID round,
            @RequestParam int version,
            RedirectAttributes once) {
        String here = at(me, group) + "/rounds/" + round;
        return done(() -> rounds.drop(me, group, round, version), "Thrown away.", at(me, group), here, once);
    }

    private String done(Runnable deed, String word, String there, String here, RedirectAttributes once) {
        return deeds.orSay(here, once, () -> {
            deed.run();
            once.addFlashAttribute("done", word);
            return there;
        });
    }

    private static String at(Member me, UUID group) {
        return "redirect:/w/" + me.workspaceSlug() + "/groups/" + group;
    }
}
