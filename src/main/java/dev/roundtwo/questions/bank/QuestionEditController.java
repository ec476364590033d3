package dev.roundtwo.questions.bank;

import dev.roundtwo.questions.Signal;
import dev.roundtwo.questions.bank.QuestionRules.BrokenRule;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Writing questions. Whatever was typed comes back: with the reasons, or with the text that was saved meanwhile. */
@Controller
@RequestMapping("/w/{workspace}/questions")
class QuestionEditController {

    private final Questions questions;
    private final MessageSource messages;

    QuestionEditController(Questions questions, MessageSource messages) {
        this.questions = questions;
        this.messages = messages;
    }

    @GetMapping("/new")
    ModelAndView create(Member me) {
        me.mustBe(Role.INTERVIEWER);
        return editor(me, "questions/new", QuestionForm.empty());
    }

    @PostMapping
    Object add(Member me, QuestionForm form, Locale locale) {
        me.mustBe(Role.INTERVIEWER);
        QuestionContent content = form.content();
        List<BrokenRule> broken = QuestionRules.broken(content);
        if (!broken.isEmpty()) {
            return refused(editor(me, "questions/new", form), broken, locale);
        }
        return "redirect:/w/" + me.workspaceSlug() + "/questions/" + questions.create(me, content);
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(Member me, @PathVariable UUID id) {
        QuestionPage page = questions.page(me, id);
        return editor(me, "questions/edit", QuestionForm.of(page.content(), page.current()))
                .addObject("page", page);
    }

    @PostMapping("/{id}")
    Object save(Member me, @PathVariable UUID id, QuestionForm form, Locale locale) {
        me.mustBe(Role.INTERVIEWER);
        QuestionContent content = form.content();
        List<BrokenRule> broken = QuestionRules.broken(content);
        if (!broken.isEmpty()) {
            var page = questions.page(me, id);
            return refused(editor(me, "questions/edit", form).addObject("page", page), broken, locale);
        }
        Optional<Integer> saved = questions.revise(me, id, Objects.requireNonNullElse(form.from(), 0), content);
        return saved.isPresent()
                ? "redirect:/w/" + me.workspaceSlug() + "/questions/" + id
                : changedMeanwhile(me, id, form, content);
    }

    /** Shows both texts; saving again is then a decision, made with theirs in sight. */
    private ModelAndView changedMeanwhile(Member me, UUID id, QuestionForm form, QuestionContent mine) {
        QuestionPage theirs = questions.page(me, id);
        ModelAndView page = editor(me, "questions/edit", form)
                .addObject("page", theirs)
                .addObject("meanwhile", RevisionDiff.between(theirs.content(), mine))
                .addObject("from", theirs.current());
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView refused(ModelAndView page, List<BrokenRule> broken, Locale locale) {
        var problems = new LinkedHashMap<String, String>();
        var places = new HashMap<String, Integer>();
        for (BrokenRule rule : broken) {
            problems.put(
                    rule.field(),
                    messages.getMessage(rule.code(), rule.arguments().toArray(), locale));
            places.put(rule.field(), rule.at());
        }
        page.addObject("problems", problems).addObject("places", places).setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView editor(Member me, String view, QuestionForm form) {
        return new ModelAndView(view)
                .addObject("base", "/w/" + me.workspaceSlug())
                .addObject("form", form)
                .addObject("from", form.from())
                .addObject("signals", Signal.keys())
                .addObject("rounds", List.of("two", "one"))
                .addObject("problems", Map.of())
                .addObject("places", Map.of());
    }
}
