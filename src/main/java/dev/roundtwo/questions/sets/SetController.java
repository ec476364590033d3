package dev.roundtwo.questions.sets;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Sets to look at and to begin. */
@Controller
@RequestMapping("/w/{workspace}/sets")
class SetController {

    private final SetShelf shelf;
    private final SetBuilder builder;
    private final MessageSource messages;

    SetController(SetShelf shelf, SetBuilder builder, MessageSource messages) {
        this.shelf = shelf;
        this.builder = builder;
        this.messages = messages;
    }

    @ModelAttribute("base")
    String base(@PathVariable String workspace) {
        return "/w/" + workspace;
    }

    @GetMapping
    String index(
            Member me,
            @RequestParam(defaultValue = "false") boolean retired,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        List<SetRow> rows = shelf.rows(me, retired, after);
        boolean more = rows.size() > SetShelf.PAGE;
        model.addAttribute("rows", more ? rows.subList(0, SetShelf.PAGE) : rows);
        model.addAttribute("later", more ? rows.get(SetShelf.PAGE - 1).id() : null);
        model.addAttribute("first", after == null);
        model.addAttribute("retired", retired);
        return "questions/sets/index";
    }

    /** Where a question could be added. */
    @GetMapping("/choices")
    String choices(Member me, @RequestParam UUID question, Model model) {
        model.addAttribute("drafts", shelf.drafts(me));
        model.addAttribute("question", question);
        return "questions/sets/choices";
    }

    @GetMapping("/new")
    String create(Member me, Model model) {
        me.mustBe(dev.roundtwo.tenancy.Role.INTERVIEWER);
        model.addAttribute("title", "");
        model.addAttribute("description", "");
        return "questions/sets/new";
    }

    @PostMapping
    ModelAndView add(
            Member me,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(required = false) @Nullable UUID question,
            Locale locale) {
        try {
            UUID set = question == null
                    ? builder.create(me, title, description)
                    : builder.create(me, title, description, question);
            return new ModelAndView("redirect:/w/" + me.workspaceSlug() + "/sets/" + set + "/edit");
        } catch (RuleBroken broken) {
            var page = new ModelAndView("questions/sets/new", HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("title", title)
                    .addObject("description", description)
                    .addObject("problem", messages.getMessage(broken.code(), broken.arguments(), locale));
        }
    }

    @GetMapping("/{id}")
    String show(Member me, @PathVariable UUID id, Model model) {
        SetPage page = shelf.page(me, id);
        model.addAttribute("set", page);
        return page.draft() ? "redirect:/w/" + me.workspaceSlug() + "/sets/" + id + "/edit" : "questions/sets/show";
    }
}
