package dev.roundtwo.questions.bank;

import dev.roundtwo.questions.Signal;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** Questions to find and to read. */
@Controller
@RequestMapping("/w/{workspace}/questions")
class QuestionController {

    private final Questions questions;
    private final QuestionFinder finder;
    private final QuestionFiles files;

    QuestionController(Questions questions, QuestionFinder finder, QuestionFiles files) {
        this.questions = questions;
        this.finder = finder;
        this.files = files;
    }

    @ModelAttribute("base")
    String base(@PathVariable String workspace) {
        return "/w/" + workspace;
    }

    @GetMapping
    String index(
            Member me,
            QuestionSearch search,
            Model model,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            @RequestHeader(name = "HX-History-Restore-Request", defaultValue = "false") boolean whole) {
        model.addAttribute("found", finder.find(me, search));
        model.addAttribute("search", search);
        model.addAttribute("filters", QuestionFilters.of(search));
        return fragment && !whole ? "questions/index :: found" : "questions/index";
    }

    @GetMapping("/{id}")
    String show(Member me, @PathVariable UUID id, Model model) {
        model.addAttribute("files", files.of(me, id));
        return show(questions.page(me, id), model);
    }

    @GetMapping("/{id}/revisions/{number}")
    String revision(Member me, @PathVariable UUID id, @PathVariable int number, Model model) {
        QuestionPage page = questions.page(me, id, number);
        List<RevisionDiff.Field> changes = number == 1
                ? List.of()
                : RevisionDiff.between(questions.page(me, id, number - 1).content(), page.content());
        model.addAttribute("changes", changes);
        show(page, model);
        return "questions/revision";
    }

    @PostMapping("/{id}/copies")
    String copy(Member me, @PathVariable UUID id) {
        return "redirect:/w/" + me.workspaceSlug() + "/questions/" + questions.copy(me, id) + "/edit";
    }

    @PostMapping("/{id}/archival")
    String archive(Member me, @PathVariable UUID id) {
        questions.archive(me, id);
        return "redirect:/w/" + me.workspaceSlug() + "/questions/" + id;
    }

    @PostMapping("/{id}/restoration")
    String restore(Member me, @PathVariable UUID id) {
        questions.restore(me, id);
        return "redirect:/w/" + me.workspaceSlug() + "/questions/" + id;
    }

    private static String show(QuestionPage page, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("question", page.content());
        model.addAttribute("signals", Signal.keys());
        return "questions/show";
    }
}
