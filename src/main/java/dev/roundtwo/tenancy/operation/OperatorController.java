package dev.roundtwo.tenancy.operation;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.Operators;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The installation at a glance, and its workspaces: what they use, what they may have, whether they are open. */
@Controller
@RequestMapping("/operator")
class OperatorController {

    private final Installation installation;
    private final Suspensions suspensions;
    private final Operators operators;

    OperatorController(Installation installation, Suspensions suspensions, Operators operators) {
        this.suspensions = suspensions;
        this.installation = installation;
        this.operators = operators;
    }

    @GetMapping
    String overview(Principal me, Model model) {
        model.addAttribute("figures", operators.figures(me));
        return "tenancy/operation/overview";
    }

    @GetMapping("/workspaces")
    String index(
            Principal me,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        List<Installation.WorkspaceRow> found = installation.workspaces(me, words, after);
        List<Installation.WorkspaceRow> shown =
                found.stream().limit(Installation.PAGE).toList();
        model.addAttribute("workspaces", shown).addAttribute("words", words);
        model.addAttribute("first", after.isEmpty());
        model.addAttribute(
                "next", found.size() > Installation.PAGE ? shown.getLast().slug() : null);
        return "tenancy/operation/workspaces";
    }

    @GetMapping("/workspaces/{slug}")
    String show(Principal me, @PathVariable String slug, @RequestParam @Nullable String done, Model model) {
        model.addAttribute("done", done);
        return page(me, slug, Map.of(), Set.of(), model);
    }

    @AsksAgain
    @PostMapping("/workspaces/{slug}/allowances")
    String grant(
            Principal me,
            @PathVariable String slug,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        TypedAmounts amounts = new TypedAmounts(typed);
        Set<String> wrong = amounts.wrong();
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, slug, typed, wrong, model);
        }
        installation.grant(me, slug, amounts.amounts());
        return done(slug, "granted");
    }

    @AsksAgain
    @PostMapping("/workspaces/{slug}/suspension")
    String suspend(
            Principal me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            suspensions.suspend(me, slug, reason);
            return done(slug, "suspended");
        } catch (RuleBroken broken) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, slug, Map.of("reason", reason), Set.of("reason"), model);
        }
    }

    @AsksAgain
    @PostMapping("/workspaces/{slug}/resumption")
    String resume(Principal me, @PathVariable String slug) {
        suspensions.resume(me, slug);
        return done(slug, "resumed");
    }

    /** With what was typed, as long as some of it is wrong. */
    private String page(Principal me, String slug, Map<String, String> typed, Set<String> wrong, Model model) {
        model.addAttribute("detail", installation.workspace(me, slug));
        model.addAttribute("typed", typed).addAttribute("wrong", wrong);
        return "tenancy/operation/workspace";
    }

    private static String done(String slug, String done) {
        return "redirect:/operator/workspaces/" + slug + "?done=" + done;
    }
}
