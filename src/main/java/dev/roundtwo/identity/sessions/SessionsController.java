package dev.roundtwo.identity.sessions;

import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one is signed in, and ending that. Asks for no proof again: whoever doubts a session should be quick. */
@Controller
@RequestMapping("/account/sessions")
class SessionsController {

    private final Sessions sessions;

    SessionsController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("sessions", sessions.of(me.accountId(), current(request)))
                .addAttribute("done", done);
        return "identity/account/sessions";
    }

    /** Ends one session by its handle, all {@code others}, or {@code all}. */
    @PostMapping("/endings")
    String end(@AuthenticationPrincipal SignedIn me, @RequestParam String which, HttpServletRequest request) {
        switch (which) {
            case "all" -> sessions.endAll(me.accountId());
            case "others" -> sessions.endOthers(me.accountId(), current(request));
            default -> sessions.end(me.accountId(), which);
        }
        return "redirect:" + ("all".equals(which) ? "/" : "/account/sessions?done=ended");
    }

    private static @Nullable String current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
