package dev.roundtwo.welcome;

import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what this is, and the doors that are open to whoever asks. */
@Controller
class StartController {

    private final SetUp setUp;
    private final DemoDoor demo;

    StartController(SetUp setUp, DemoDoor demo) {
        this.setUp = setUp;
        this.demo = demo;
    }

    @GetMapping("/")
    String start(@AuthenticationPrincipal @Nullable SignedIn me, HttpServletRequest request, Model model) {
        if (me != null) {
            return "redirect:/workspaces";
        }
        model.addAttribute("demo", demo.opensFor(request));
        model.addAttribute("fresh", setUp.stillToDo());
        return "welcome/start/index";
    }
}
