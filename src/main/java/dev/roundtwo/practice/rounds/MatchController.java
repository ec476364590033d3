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

    MatchController(MatchPages pages) {
        this.pages = pages;
    }

    @GetMapping
    String show(Member me, @PathVariable UUID match, Model model) {
        model.addAttribute("match", pages.page(me, match));
        return "practice/matches/show";
    }

    @PostMapping("/names")
    String names(Member me, @PathVariable UUID match) {
        pages.show(me, match);
        return "redirect:/w/" + me.workspaceSlug() + "/matches/" + match;
    }
}
