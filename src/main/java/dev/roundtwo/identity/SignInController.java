package dev.roundtwo.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. The password form goes through Spring Security's filter. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) @Nullable String next,
            @AuthenticationPrincipal @Nullable SignedIn me,
            Model model) {
        if (me != null) {
            return "redirect:" + LocalPath.or(next, "/workspaces");
        }
        model.addAttribute("next", LocalPath.orNull(next));
        return "identity/sign-in/new";
    }
}
