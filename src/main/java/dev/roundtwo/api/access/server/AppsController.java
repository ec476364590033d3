package dev.roundtwo.api.access.server;

import dev.roundtwo.identity.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The apps that act in somebody's name, on the account page. */
@Controller
class AppsController {

    private final Apps apps;

    AppsController(Apps apps) {
        this.apps = apps;
    }

    @GetMapping("/account/apps")
    String index(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("apps", apps.of(me.accountId())).addAttribute("done", done);
        return "api/apps/index";
    }

    @PostMapping("/account/apps/{app}/revocation")
    String revoke(@AuthenticationPrincipal SignedIn me, @PathVariable UUID app) {
        apps.revoke(me.accountId(), app);
        return "redirect:/account/apps?done=revoked";
    }
}
