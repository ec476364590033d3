package dev.roundtwo.api.access.server;

import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads back to a client that asked before its person had signed in. */
@Controller
class ResumeController {

    /** Where signing in leads when a client asked first. A page and no redirect: it was a form that led here. */
    @GetMapping(AskedBefore.PAGE)
    String resume(
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (me == null) {
            return "redirect:/sign-in?next=" + AskedBefore.PAGE;
        }
        String url = AskedBefore.take(request);
        if (url == null) {
            return "redirect:/workspaces";
        }
        return onward(url, response, model);
    }

    static String onward(String url, HttpServletResponse response, Model model) {
        response.setHeader("Refresh", "0;url=" + url);
        model.addAttribute("url", url);
        return "api/consent/back";
    }
}
