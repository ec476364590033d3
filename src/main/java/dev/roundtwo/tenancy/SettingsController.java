package dev.roundtwo.tenancy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
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

/** The general settings of a workspace: its name, the colour it writes in, and whether everybody needs a second factor. */
@Controller
@RequestMapping("/w/{workspace}/settings")
class SettingsController {

    private static final String OURS = "#0b5a57";

    /** To choose from, each dark enough for white text. */
    private static final Map<String, String> COLOURS = new LinkedHashMap<>();

    static {
        COLOURS.put(OURS, "Pine");
        COLOURS.put("#1f4a7a", "Lake");
        COLOURS.put("#4a3a8c", "Iris");
        COLOURS.put("#7a2a5e", "Plum");
        COLOURS.put("#9a3412", "Brick");
        COLOURS.put("#5c5210", "Olive");
        COLOURS.put("#3f4a52", "Slate");
    }

    private final WorkspaceSettings settings;

    SettingsController(WorkspaceSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    String show(Member me, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("form", new Named(me.workspaceName()))
                .addAttribute("painted", new Painted(settings.colour(me)))
                .addAttribute("done", done);
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
            model.addAttribute("painted", new Painted(settings.colour(me)));
            return page(me, model);
        }
    }

    @PostMapping("/colour")
    String paint(
            Member me,
            @ModelAttribute("painted") Painted painted,
            BindingResult wrong,
            HttpServletResponse response,
            Model model) {
        try {
            settings.paint(me, painted.colour());
            return "redirect:/w/" + me.workspaceSlug() + "/settings?done=colour";
        } catch (RuleBroken broken) {
            wrong.rejectValue("colour", broken.code(), broken.arguments(), broken.code());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("form", new Named(me.workspaceName()));
            return page(me, model);
        }
    }

    /** The addresses that a refused form leaves in the browser. */
    @GetMapping({"/name", "/colour"})
    String refused(Member me) {
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
        String colour = settings.colour(me);
        model.addAttribute("secondFactor", settings.requiresSecondFactor(me))
                .addAttribute("colour", colour == null ? OURS : colour)
                .addAttribute("colours", COLOURS);
        return "tenancy/settings/general";
    }

    record Named(@Nullable String name) {}

    record Painted(@Nullable String colour) {}
}
