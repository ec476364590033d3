package dev.roundtwo.tenancy.operation;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.Operators;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.limits.Limited;
import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
        model.addAttribute("detail", installation.workspace(me, slug)).addAttribute("done", done);
        return "tenancy/operation/workspace";
    }

    @AsksAgain
    @PostMapping("/workspaces/{slug}/allowances")
    String grant(
            Principal me,
            @PathVariable String slug,
            @RequestParam Map<String, String> typed,
            RedirectAttributes result) {
        Map<Limited, String> amounts = new EnumMap<>(Limited.class);
        for (Limited what : Limited.values()) {
            if (typed.containsKey(what.code())) {
                amounts.put(what, typed.get(what.code()));
            }
        }
        return done(slug, "granted", result, () -> installation.grant(me, slug, amounts));
    }

    @AsksAgain
    @PostMapping("/workspaces/{slug}/suspension")
    String suspend(
            Principal me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes result) {
        return done(slug, "suspended", result, () -> suspensions.suspend(me, slug, reason));
    }

    @AsksAgain
    @PostMapping("/workspaces/{slug}/resumption")
    String resume(Principal me, @PathVariable String slug, RedirectAttributes result) {
        return done(slug, "resumed", result, () -> suspensions.resume(me, slug));
    }

    private static String done(String slug, String done, RedirectAttributes result, Runnable act) {
        try {
            act.run();
            result.addAttribute("done", done);
        } catch (RuleBroken broken) {
            result.addFlashAttribute("refusal", broken.code());
        }
        return "redirect:/operator/workspaces/" + slug;
    }
}
