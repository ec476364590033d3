package dev.roundtwo.practice.rounds;

import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A match, for its people. */
@Controller
@RequestMapping("/w/{workspace}/matches/{match}")
class MatchController {

    private final MatchPages pages;
    private final MatchNames names;

    MatchController(MatchPages pages, MatchNames names) {
        this.pages = pages;
        this.names = names;
    }

    @GetMapping
    String show(Member me, @PathVariable UUID match, Model model) {
        model.addAttribute("match", pages.page(me, match));
        return "practice/matches/show";
    }

    @PostMapping("/names")
    String names(Member me, @PathVariable UUID match) {
        names.show(me, match);
        return "redirect:/w/" + me.workspaceSlug() + "/matches/" + match;
    }
}
