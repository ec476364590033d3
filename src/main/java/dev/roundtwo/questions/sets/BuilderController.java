package dev.roundtwo.questions.sets;

import dev.roundtwo.questions.bank.QuestionFinder;
import dev.roundtwo.questions.bank.QuestionSearch;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The builder of a draft: each change answers with the set as it now stands, whoever was quicker. */
@Controller
@RequestMapping("/w/{workspace}/sets/{id}")
class BuilderController {

    private final SetBuilder builder;
    private final SetShelf shelf;
    private final QuestionFinder finder;
    private final BuilderPages pages;

    BuilderController(SetBuilder builder, SetShelf shelf, QuestionFinder finder, BuilderPages pages) {
        this.builder = builder;
        this.shelf = shelf;
        this.finder = finder;
        this.pages = pages;
    }

    @GetMapping("/edit")
    ModelAndView edit(
            Member me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID removed,
            @RequestParam(defaultValue = "15") int minutes,
            @RequestParam(defaultValue = "0") int position) {
        SetPage set = shelf.page(me, id);
        if (!set.draft()) {
            return new ModelAndView("redirect:/w/" + me.workspaceSlug() + "/sets/" + id);
        }
        ModelAndView page = pages.whole(me, set, q);
        return removed == null ? page : pages.undoable(page, removed, minutes, position);
    }

    @GetMapping("/picks")
    String picks(Member me, @PathVariable UUID id, @RequestParam(required = false) @Nullable String q, Model model) {
        model.addAttribute("base", "/w/" + me.workspaceSlug());
        model.addAttribute("set", shelf.page(me, id));
        model.addAttribute("picks", finder.find(me, QuestionSearch.words(q)).rows());
        model.addAttribute("q", q);
        return "questions/sets/builder :: picks";
    }

    @PostMapping("/title")
    ModelAndView describe(
            Member me,
            @PathVariable UUID id,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String description) {
        return pages.after(me, id, () -> builder.describe(me, id, title, description));
    }

    @PostMapping("/items")
    ModelAndView add(
            Member me,
            @PathVariable UUID id,
            @RequestParam String question,
            @RequestParam(required = false) @Nullable Integer minutes,
            @RequestParam(required = false) @Nullable Integer position) {
        return pages.after(me, id, () -> {
            if (minutes == null || position == null) {
                builder.add(me, id, question);
            } else {
                builder.add(me, id, question, minutes, position);
            }
        });
    }

    @PostMapping("/items/{item}/removal")
    ModelAndView remove(Member me, @PathVariable UUID id, @PathVariable UUID item) {
        return pages.afterRemoval(me, id, item);
    }

    @PostMapping("/items/{item}/moves")
    ModelAndView move(
            Member me,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam int by,
            @RequestParam int version) {
        return pages.after(me, id, () -> builder.move(me, id, item, by, version));
    }

    @PostMapping("/order")
    ModelAndView order(Member me, @PathVariable UUID id, @RequestParam List<UUID> item, @RequestParam int version) {
        return pages.after(me, id, () -> builder.order(me, id, item, version));
    }

    @PostMapping("/items/{item}/minutes")
    ModelAndView give(
            Member me,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String minutes) {
        return pages.afterMinutes(me, id, item, minutes);
    }

    @PostMapping("/items/{item}/revision")
    ModelAndView update(Member me, @PathVariable UUID id, @PathVariable UUID item) {
        return pages.after(me, id, () -> builder.update(me, id, item));
    }
}
