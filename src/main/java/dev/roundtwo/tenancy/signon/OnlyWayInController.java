package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Closes all ways into a workspace but one provider, or opens them again. */
@Controller
@AsksAgain
class OnlyWayInController {

    private final OnlyWayIn onlyWayIn;
    private final Clock clock;

    OnlyWayInController(OnlyWayIn onlyWayIn, Clock clock) {
        this.onlyWayIn = onlyWayIn;
        this.clock = clock;
    }

    /** Through this provider only, or with none through any way. */
    @PostMapping("/w/{workspace}/settings/sign-in/sole")
    String set(
            Member me,
            @RequestParam(required = false) @Nullable UUID provider,
            HttpServletRequest request,
            RedirectAttributes once) {
        boolean proven = provider != null
                && Through.came(request, me.accountId(), provider, clock.instant(), SignOnFilter.TO_OPEN);
        try {
            onlyWayIn.set(me, provider, proven);
            once.addFlashAttribute("done", provider == null ? "opened" : "restricted");
        } catch (RuleBroken first) {
            once.addFlashAttribute("refusal", first.code());
        }
        return "redirect:/w/" + me.workspaceSlug() + "/settings/sign-in";
    }
}
