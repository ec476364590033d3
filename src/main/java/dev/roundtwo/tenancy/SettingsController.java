package dev.roundtwo.tenancy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The general settings of a workspace: its name, and whether everybody needs a second factor. */
@Controller
@RequestMapping("/w/{workspace}/settings")
class SettingsController {

    private final WorkspaceSettings settings;

    SettingsController(WorkspaceSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    String show(Member me, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("form", new Named(me.workspaceName())).addAttribute("done", done);
        return page(me, model);
    }

    @PostMapping("/name")
    String rename(
            Member me,
            @ModelAttribute("form") Named form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            settings.rename(me, form.name());
            return "redirect:/w/" + me.workspaceSlug() + "/settings?done=name";
        } catch (RuleBroken broken) {
            wrong.rejectValue("name", broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
    }

    /** The address that a refused form leaves in the browser. */
    @GetMapping("/name")
    String name(Member me) {
        me.mustBe(Role.ADMIN);
        return "redirect:/w/" + me.workspaceSlug() + "/settings";
    }

    @PostMapping("/second-factor")
    @AsksAgain
    String secondFactor(Member me, @RequestParam(defaultValue = "false") boolean required) {
        settings.requireSecondFactor(me, required);
        return "redirect:/w/" + me.workspaceSlug() + "/settings?done=" + (required ? "required" : "optional");
    }

    private String page(Member me, Model model) {
        model.addAttribute("secondFactor", settings.requiresSecondFactor(me));
        return "tenancy/settings/general";
    }

    record Named(@Nullable String name) {}
}
