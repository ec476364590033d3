package dev.roundtwo.welcome;

import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page on which an installation gets its first workspace and owner. */
@Controller
@RequestMapping("/set-up")
class SetUpController {

    private static final String PAGE = "welcome/setup/new";

    private final SetUp setUp;
    private final SignIns signIns;
    private final SetUpCode code;

    SetUpController(SetUp setUp, SignIns signIns, SetUpCode code) {
        this.code = code;
        this.setUp = setUp;
        this.signIns = signIns;
    }

    @GetMapping
    String blank(HttpServletRequest request, Model model) {
        model.addAttribute("asksForCode", code.asksFor(request));
        model.addAttribute("form", SetUpForm.blank());
        model.addAttribute("fresh", setUp.stillToDo());
        return PAGE;
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") SetUpForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("asksForCode", code.asksFor(request));
        if (!code.opens(request, form.code())) {
            errors.rejectValue("code", "welcome.setup.code");
        }
        try {
            setUp.checkPassword(form);
        } catch (RuleBroken unfit) {
            errors.rejectValue("password", unfit.code(), unfit.arguments(), null);
        }
        if (errors.hasErrors()) {
            return again(model, response);
        }
        try {
            var owner = setUp.found(form);
            String home = "/w/" + owner.workspaceSlug();
            return "redirect:" + signIns.signIn(request, response, owner.accountId(), Proof.SET_UP, home);
        } catch (RuleBroken broken) {
            errors.rejectValue(fieldOf(broken.code()), broken.code(), broken.arguments(), broken.code());
            return again(model, response);
        }
    }

    private String again(Model model, HttpServletResponse response) {
        model.addAttribute("fresh", setUp.stillToDo());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return PAGE;
    }

    private static String fieldOf(String code) {
        if (code.startsWith("identity.password")) {
            return "password";
        }
        if (code.startsWith("identity.name")) {
            return "name";
        }
        return code.startsWith("identity.") ? "email" : code.contains("slug") ? "slug" : "workspace";
    }
}
