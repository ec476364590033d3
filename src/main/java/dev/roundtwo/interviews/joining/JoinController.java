package dev.roundtwo.interviews.joining;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.FormFaults;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.GuestPass;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The door: says who invites to what, and lets in by name or as the member one is. */
@Controller
@RequestMapping("/join/{slug}/{token}")
class JoinController {

    static final String CLAIM = "roundtwo-seat";
    private static final String PAGE = "interviews/joining/join";

    private final Joining joining;
    private final Workspaces workspaces;
    private final PublicUrl url;

    JoinController(Joining joining, Workspaces workspaces, PublicUrl url) {
        this.url = url;
        this.joining = joining;
        this.workspaces = workspaces;
    }

    @GetMapping
    String show(
            @PathVariable String slug,
            @PathVariable String token,
            @CookieValue(name = CLAIM, required = false) @Nullable String claim,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            Model model) {
        Invitation invitation = page(slug, token, claim, reader, model);
        model.addAttribute("form", new JoinForm(invitation.name()));
        return PAGE;
    }

    @PostMapping
    String enter(
            @PathVariable String slug,
            @PathVariable String token,
            @ModelAttribute("form") JoinForm form,
            BindingResult errors,
            @CookieValue(name = CLAIM, required = false) @Nullable String claim,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        UUID account = reader == null ? null : reader.accountId();
        Joining.Entered entered;
        try {
            entered = in(slug).call(() -> joining.enter(token, account, member(slug, account), claim, form.name()));
        } catch (RuleBroken broken) {
            if (!broken.code().equals(Joining.NAME)) {
                throw broken;
            }
            FormFaults.show(broken, errors, response);
            page(slug, token, claim, reader, model);
            return PAGE;
        }
        GuestPass.Held pass = entered.pass();
        if (pass != null) {
            GuestPass.grant(request, entered.workspaceId(), entered.interview(), pass);
            response.addHeader(HttpHeaders.SET_COOKIE, claimed(request, pass).toString());
        }
        return "redirect:/w/" + slug + "/rooms/" + entered.interview();
    }

    private Invitation page(String slug, String token, @Nullable String claim, @Nullable SignedIn reader, Model model) {
        UUID account = reader == null ? null : reader.accountId();
        Invitation invitation = in(slug).call(() -> joining.open(token, account, member(slug, account), claim));
        model.addAttribute("invitation", invitation);
        model.addAttribute("link", "/join/" + slug + "/" + token);
        model.addAttribute("room", "/w/" + slug + "/rooms/" + invitation.interview());
        return invitation;
    }

    /** The guest comes back by the same link, for their feedback too, when their session is long over. */
    private ResponseCookie claimed(HttpServletRequest request, GuestPass.Held pass) {
        return ResponseCookie.from(CLAIM, pass.claim())
                .path(request.getRequestURI())
                .maxAge(Duration.ofDays(180))
                .httpOnly(true)
                .secure(url.secure())
                .sameSite("Lax")
                .build();
    }

    private Scope in(String slug) {
        return Scope.ofWorkspace(workspaces.idOf(slug).orElseThrow(() -> new NotFound("workspace", slug)));
    }

    private @Nullable Member member(String slug, @Nullable UUID account) {
        return account == null ? null : workspaces.member(slug, account).orElse(null);
    }
}
