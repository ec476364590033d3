package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** An owner's way into a workspace whose only provider does not work. */
@Controller
@RequestMapping("/account/way-back/{slug}")
@AsksAgain
class WayBackController {

    private final WayBack wayBack;

    WayBackController(WayBack wayBack) {
        this.wayBack = wayBack;
    }

    @GetMapping
    String show(@PathVariable String slug, @AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("owner", wayBack.owner(slug, me.accountId()));
        return "tenancy/signon/way-back";
    }

    @PostMapping
    String open(@PathVariable String slug, @AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        wayBack.open(request, slug, me.accountId());
        return "redirect:/w/" + slug + "/settings/sign-in";
    }
}
