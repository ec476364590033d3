package dev.roundtwo.tenancy.notices;

import dev.roundtwo.tenancy.Member;
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

/** How a member wants to be told in this workspace. */
@Controller
@RequestMapping("/w/{workspace}/notices/preferences")
class PreferencesController {

    private final Preferences preferences;

    PreferencesController(Preferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping
    String show(Member me, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("form", preferences.of(me)).addAttribute("done", done);
        return page(me, model);
    }

    @PostMapping
    String keep(
            Member me,
            @ModelAttribute("form") PreferencesForm form,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        form.judge(wrong);
        if (wrong.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
        preferences.keep(me, form);
        return "redirect:/w/" + me.workspaceSlug() + "/notices/preferences?done=true";
    }

    private String page(Member me, Model model) {
        model.addAttribute("zone", preferences.zone(me).getId());
        return "tenancy/notices/preferences";
    }
}
