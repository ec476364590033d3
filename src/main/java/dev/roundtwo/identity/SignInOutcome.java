package dev.roundtwo.identity;

import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After the password form: on to where the person wanted to go, or the form again with what was typed. */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final Pages pages;

    SignInOutcome(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication me)
            throws IOException {
        if (me.getPrincipal() instanceof SignedIn signedIn) {
            SignIns.signedIn(signedIn.accountId(), "password");
        }
        response.sendRedirect(LocalPath.or(request.getParameter("next"), "/workspaces"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("email", request.getParameter("email"));
        model.put("next", LocalPath.orNull(request.getParameter("next")));
        if (refused instanceof PasswordSignIn.TooSoon soon) {
            response.setHeader("Retry-After", Long.toString(soon.seconds()));
            model.put("refusal", pages.text("identity.sign-in.throttled", soon.seconds()));
            pages.render(request, response, HttpStatus.TOO_MANY_REQUESTS, "identity/sign-in/new", model);
        } else {
            model.put("refusal", pages.text("identity.sign-in.refused"));
            pages.render(request, response, HttpStatus.UNAUTHORIZED, "identity/sign-in/new", model);
        }
    }
}
