package dev.roundtwo.welcome;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.sessions.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what this is, and the doors that are open to whoever asks. An account that was closed is nobody. */
@Controller
class StartController {

    private final SetUp setUp;
    private final DemoDoor demo;
    private final Accounts accounts;
    private final SignIns signIns;

    StartController(SetUp setUp, DemoDoor demo, Accounts accounts, SignIns signIns) {
        this.setUp = setUp;
        this.demo = demo;
        this.accounts = accounts;
        this.signIns = signIns;
    }

    @GetMapping("/")
    String start(
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (me != null && accounts.find(me.accountId()).isPresent()) {
            return "redirect:/workspaces";
        }
        if (me != null) {
            signIns.signOut(request, response);
        }
        model.addAttribute("demo", demo.opensFor(request));
        model.addAttribute("fresh", setUp.stillToDo());
        return "welcome/start/index";
    }
}
